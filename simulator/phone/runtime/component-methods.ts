import { animateElement } from './animation';
import type { Instance } from './engine';
import { addComponentMethods } from './engine';
import { PhoneIntersectionObserver } from './intersection';
import { SelectorQuery } from './query';

/** Gives pages and components the methods that the adapter lacks or has wrong. */
export function installComponentMethods(currentPage: () => Instance | undefined): void {
  addComponentMethods({
    createSelectorQuery() {
      return new SelectorQuery(currentPage, this);
    },
    createIntersectionObserver(options?: object) {
      return new PhoneIntersectionObserver(this, options);
    },
    animate(selector: string, frames: Record<string, unknown>[], durationMs: number, done?: () => void) {
      const element = this._$.getShadowRoot?.()?.querySelector(selector)?.getBackendElement();
      if (element) animateElement(element, frames, durationMs, done);
      else done?.();
    },
    clearAnimation(selector: string, options?: object | (() => void), done?: () => void) {
      const element = this._$.getShadowRoot?.()?.querySelector(selector)?.getBackendElement();
      element?.removeAttribute('style');
      (typeof options === 'function' ? options : done)?.();
    },
    applyAnimation: () => undefined,
    setUpdatePerformanceListener: () => undefined,
    /** There is no custom tab bar. */
    getTabBar: () => null,
    getPageId() {
      return `pageId:${this.id}`;
    },
  });
}
