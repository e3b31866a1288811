import type { Instance, WxElement } from './engine';
import { pageOf } from './page';
import { runProgramCode } from './problems';

interface Margins {
  left?: number;
  top?: number;
  right?: number;
  bottom?: number;
}

interface ObserverOptions {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}

/** An IntersectionObserver as WeChat has it: by selector, relative to an element or the page. */
export class PhoneIntersectionObserver {
  private readonly observers: IntersectionObserver[] = [];
  private relative: string | null = null;
  private margins: Margins = {};

  constructor(
    private readonly component: Instance,
    private readonly options: ObserverOptions = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.relative = selector;
    this.margins = margins;
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.relative = null;
    this.margins = margins;
    return this;
  }

  observe(selector: string, callback: (result: Record<string, unknown>) => void): void {
    const root = this.component._$.getShadowRoot?.();
    if (!root) return;
    const first = root.querySelector(selector);
    const targets = this.options.observeAll === true ? root.querySelectorAll(selector) : first ? [first] : [];
    const relative = this.relative === null ? null : root.querySelector(this.relative)?.getBackendElement();
    for (const target of targets) this.watch(target, relative ?? null, callback);
  }

  disconnect(): void {
    this.observers.splice(0).forEach((observer) => observer.disconnect());
  }

  private watch(
    target: WxElement,
    relative: HTMLElement | null,
    callback: (result: Record<string, unknown>) => void,
  ): void {
    const drawn = target.getBackendElement();
    if (!drawn) return;
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.margins;
    let previous = this.options.initialRatio ?? 0;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const ratio = entry.intersectionRatio;
          if (ratio === 0 && previous === 0 && !entry.isIntersecting) continue;
          previous = ratio;
          runProgramCode(() => callback(describe(target, entry)));
        }
      },
      {
        root: relative ?? pageOf(drawn)?.box ?? null,
        rootMargin: [top, right, bottom, left].map((margin) => `${margin}px`).join(' '),
        threshold: this.options.thresholds ?? [0],
      },
    );
    observer.observe(drawn);
    this.observers.push(observer);
  }
}

const describe = (target: WxElement, entry: IntersectionObserverEntry): Record<string, unknown> => ({
  id: target.id,
  dataset: target.dataset,
  intersectionRatio: entry.intersectionRatio,
  boundingClientRect: entry.boundingClientRect,
  intersectionRect: entry.intersectionRect,
  relativeRect: entry.rootBounds,
  time: Date.now(),
});
