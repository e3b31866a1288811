import { pageOf } from '../page';
import type { ElementKind } from './element';
import { ignored, textProperty } from './element';

/** Settings of the page from its template: font sizes that follow the phone, style, background. */
export const pageMeta: ElementKind = {
  properties: {
    rootFontSize: textProperty(),
    pageFontSize: textProperty(),
    pageStyle: textProperty(),
    backgroundColor: textProperty(),
    scrollTop: textProperty(),
    scrollDuration: textProperty('300'),
    ...ignored('backgroundTextStyle rootBackgroundColor backgroundColorTop backgroundColorBottom pageOrientation'),
  },
  create: (host) => {
    const apply = (): void => {
      pageOf(host.dom)?.setMeta({
        rootFontSize: host.text('rootFontSize'),
        pageFontSize: host.text('pageFontSize'),
        pageStyle: host.text('pageStyle'),
        backgroundColor: host.text('backgroundColor'),
      });
    };
    return {
      attached: apply,
      changed: (name) => {
        if (name !== 'scrollTop') apply();
        else if (host.text('scrollTop') !== '') {
          pageOf(host.dom)?.scrollTo(parseFloat(host.text('scrollTop')), host.number('scrollDuration'));
        }
      },
    };
  },
};
