import { createAnimation } from '../animation';
import type { Chrome } from '../chrome';
import type { Instance } from '../engine';
import { PhoneIntersectionObserver } from '../intersection';
import type { Lifecycle } from '../lifecycle';
import type { Pages } from '../pages';
import { notSimulated } from '../problems';
import { SelectorQuery } from '../query';
import { audioApis } from './audio';
import { cloudApis } from './cloud';
import { deviceApis } from './device';
import { fileSystemApis } from './file-system';
import { mediaApis } from './media';
import { navigationApis } from './navigation';
import { storageApis } from './storage';
import { subscribeApis } from './subscribe';
import { systemApis } from './system';
import { uiApis } from './ui';

/** The `wx` of the program. What it does not serve is a function that throws `not simulated: wx.NAME`. */
export function createWx(
  pages: Pages,
  chrome: Chrome,
  lifecycle: Lifecycle,
  isTag: (name: string) => boolean,
): Record<string, unknown> {
  const served: Record<string, unknown> = {
    ...uiApis,
    ...navigationApis(pages, chrome),
    ...storageApis,
    ...systemApis,
    ...subscribeApis,
    ...mediaApis,
    ...fileSystemApis,
    ...deviceApis,
    ...audioApis,
    ...lifecycle.apis(),
    cloud: loud('wx.cloud', cloudApis),
    nextTick: (callback: () => void) => void Promise.resolve().then(callback),
    canIUse: (schema: string) => {
      const [name = ''] = schema.split('.');
      return name in served || isTag(name);
    },
    createSelectorQuery: () => new SelectorQuery(() => pages.top?.instance),
    createIntersectionObserver: (component: Instance, options?: object) =>
      new PhoneIntersectionObserver(component, options),
    createAnimation,
    getLaunchOptionsSync: () => lifecycle.launch,
    getEnterOptionsSync: () => lifecycle.enter,
    getUpdateManager: () => ({
      onCheckForUpdate: (callback: (result: { hasUpdate: boolean }) => void) =>
        setTimeout(() => callback({ hasUpdate: false })),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
  };
  return loud('wx', served);
}

/** Asking whether a function exists is allowed; calling what is not served throws. Assignments (mocks) take effect. */
function loud<T extends object>(prefix: string, served: T): T {
  return new Proxy(served, {
    get(target, name, receiver) {
      if (typeof name === 'symbol' || name in target || name === 'then' || name === 'toJSON') {
        return Reflect.get(target, name, receiver) as unknown;
      }
      return () => {
        throw notSimulated(`${prefix}.${name}`);
      };
    },
  });
}
