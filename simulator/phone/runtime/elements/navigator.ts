import { notSimulated } from '../problems';
import type { ElementKind } from './element';
import { flagProperty, hoverProperties, ignored, numberProperty, textProperty } from './element';

const methods: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
};

export const navigatorElement: ElementKind = {
  properties: {
    ...hoverProperties,
    hoverClass: textProperty('navigator-hover'),
    target: textProperty('self'),
    url: textProperty(),
    openType: textProperty('navigate'),
    delta: numberProperty(1),
    disabled: flagProperty(),
    ...ignored('appId path extraData version shortLink'),
  },
  create: (host) => ({
    attached: () => {
      if (!host.dom.hasAttribute('role')) host.dom.setAttribute('role', 'link');
    },
    tapped: () => {
      const method = methods[host.text('openType')];
      if (method === undefined || host.text('target') !== 'self') {
        throw notSimulated(`<navigator open-type="${host.text('openType')}" target="${host.text('target')}">`);
      }
      const wx = Reflect.get(globalThis, 'wx') as Record<string, (options: object) => void>;
      wx[method]?.({
        url: host.text('url'),
        delta: host.number('delta'),
        success: () => host.fire('success', {}),
        fail: (error: unknown) => host.fire('fail', error),
        complete: () => host.fire('complete', {}),
      });
    },
  }),
};
