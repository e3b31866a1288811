import type { ElementKind } from './element';
import { anyProperty, flagProperty, hoverProperties, ignored, numberProperty, textProperty } from './element';

/** Elements that are only drawn. */
export const view: ElementKind = { properties: { ...hoverProperties, ...ignored('disableScroll') } };

export const text: ElementKind = {
  properties: {
    selectable: flagProperty(),
    userSelect: flagProperty(),
    space: textProperty(),
    decode: flagProperty(),
    ...ignored('maxLines overflow'),
  },
  create: (host) => {
    const decode = (): void => {
      for (const node of host.dom.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && node.textContent?.includes('&'))
          node.textContent = decodeEntities(node.textContent);
      }
    };
    const observer = new MutationObserver(decode);
    return {
      changed: () => {
        host.dom.classList.toggle('selectable', host.flag('selectable') || host.flag('userSelect'));
      },
      attached: () => {
        if (!host.flag('decode')) return;
        decode();
        observer.observe(host.dom, { childList: true, characterData: true, subtree: true });
      },
      detached: () => observer.disconnect(),
    };
  },
};

const entities: Record<string, string> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
  ensp: '\u2002',
  emsp: '\u2003',
};

const decodeEntities = (source: string): string =>
  source.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);

export const icon: ElementKind = {
  properties: { type: textProperty(), size: anyProperty(23), color: textProperty() },
  create: (host) => {
    const draw = (): void => {
      const size = host.text('size');
      const shape = shapes[host.text('type')];
      if (!shape) return;
      host.dom.style.setProperty('--icon-size', /^\d+(\.\d+)?$/.test(size) ? `${size}px` : size);
      host.dom.style.color = host.text('color') || shape.color;
      host.dom.textContent = shape.sign;
    };
    return { changed: draw, attached: draw };
  },
};

const shapes: Record<string, { sign: string; color: string }> = {
  success: { sign: '✔', color: '#09BB07' },
  success_no_circle: { sign: '✓', color: '#09BB07' },
  info: { sign: 'ⓘ', color: '#10AEFF' },
  warn: { sign: '⚠', color: '#F76260' },
  waiting: { sign: '◷', color: '#10AEFF' },
  cancel: { sign: '✖', color: '#F43530' },
  download: { sign: '⤓', color: '#09BB07' },
  search: { sign: '⌕', color: '#B2B2B2' },
  clear: { sign: '⊗', color: '#B2B2B2' },
};

export const progress: ElementKind = {
  properties: {
    percent: numberProperty(),
    showInfo: flagProperty(),
    strokeWidth: anyProperty(6),
    activeColor: textProperty('#09BB07'),
    color: textProperty(),
    backgroundColor: textProperty('#EBEBEB'),
    active: flagProperty(),
    ...ignored('borderRadius fontSize activeMode duration'),
  },
  create: (host) => {
    const track = document.createElement('div');
    const bar = document.createElement('div');
    const info = document.createElement('span');
    track.append(bar);
    const draw = (): void => {
      const percent = Math.max(0, Math.min(100, host.number('percent')));
      track.style.cssText = `height: ${host.text('strokeWidth')}px; background: ${host.text('backgroundColor')}`;
      bar.style.cssText = `height: 100%; width: ${percent}%; background: ${host.text('color') || host.text('activeColor')}`;
      info.textContent = host.flag('showInfo') ? `${percent}%` : '';
    };
    return {
      attached: () => {
        host.dom.append(track, info);
        draw();
      },
      changed: draw,
    };
  },
};

/** Its children are drawn at the end of the page, above what cuts them off; the engine goes on talking to the element itself. */
export const rootPortal: ElementKind = {
  properties: { enable: flagProperty(true) },
  create: (host) => {
    const portal = document.createElement('div');
    portal.className = 'phone-portal';
    Object.assign(portal, { __wxElement: host.node });
    return {
      attached: () => {
        const page = host.dom.closest('wx-page');
        if (!host.flag('enable') || !page) return;
        portal.append(...host.dom.childNodes);
        page.append(portal);
        for (const method of ['appendChild', 'insertBefore', 'removeChild', 'replaceChild'] as const) {
          Reflect.set(host.dom, method, portal[method].bind(portal));
        }
      },
      detached: () => portal.remove(),
    };
  },
};
