import { reportProblem } from '../problems';
import { resourceUrl } from '../resources';
import type { ElementHost, ElementKind } from './element';
import { flagProperty, ignored, textProperty } from './element';

export const image: ElementKind = {
  properties: {
    src: textProperty(),
    mode: textProperty('scaleToFill'),
    lazyLoad: flagProperty(),
    ...ignored('webp showMenuByLongpress fadeIn'),
  },
  create: (host) => {
    const picture = document.createElement('img');
    picture.alt = '';
    picture.draggable = false;
    picture.onload = () => {
      draw(host, picture);
      host.fire('load', { width: picture.naturalWidth, height: picture.naturalHeight });
    };
    picture.onerror = () => fail(host, host.text('src'));
    let asked = '';
    const load = (): void => {
      const source = host.text('src');
      if (source === asked) return;
      asked = source;
      picture.loading = host.flag('lazyLoad') ? 'lazy' : 'eager';
      picture.hidden = source === '';
      if (source === '') {
        picture.removeAttribute('src');
        return;
      }
      resourceUrl(source, host.owner).then(
        (url) => {
          if (asked === source) picture.src = url;
        },
        () => fail(host, source),
      );
    };
    return {
      attached: () => {
        host.dom.prepend(picture);
        load();
        draw(host, picture);
      },
      changed: (name) => {
        if (name === 'src') load();
        if (name === 'mode') draw(host, picture);
      },
    };
  },
};

function fail(host: ElementHost, source: string): void {
  if (source === '') return;
  reportProblem(`image ${source} could not be loaded`);
  host.fire('error', { errMsg: `GET ${source} 404` });
}

/** CSS of the picture by mode; the others show a corner or side of it, cropped. */
const fits: Record<string, string> = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover' };

/** The style sheet sizes the element by its mode: its own style belongs to the template. */
function draw(host: ElementHost, picture: HTMLImageElement): void {
  const mode = host.text('mode');
  host.dom.setAttribute('mode', mode);
  if (mode === 'widthFix' || mode === 'heightFix') picture.style.cssText = '';
  else picture.style.cssText = `object-fit: ${fits[mode] ?? `none; object-position: ${mode}`}`;
}
