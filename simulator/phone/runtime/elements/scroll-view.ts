import { PullDown } from '../pull-down';
import type { ElementHost, ElementKind } from './element';
import { anyProperty, flagProperty, ignored, numberProperty, textProperty } from './element';

export const scrollView: ElementKind = {
  properties: {
    scrollX: flagProperty(),
    scrollY: flagProperty(),
    scrollTop: anyProperty(),
    scrollLeft: anyProperty(),
    scrollIntoView: textProperty(),
    scrollIntoViewOffset: numberProperty(),
    scrollWithAnimation: flagProperty(),
    upperThreshold: numberProperty(50),
    lowerThreshold: numberProperty(50),
    enableFlex: flagProperty(),
    showScrollbar: flagProperty(true),
    refresherEnabled: flagProperty(),
    refresherTriggered: flagProperty(),
    refresherDefaultStyle: textProperty('black'),
    ...ignored(
      'enableBackToTop scrollAnchoring refresherThreshold refresherBackground enhanced bounces pagingEnabled fastDeceleration ' +
        'usingSticky type enablePassive associativeContainer scrollDuration',
    ),
  },
  create: (host) => {
    const scroller = new Scroller(host);
    return {
      attached: () => scroller.attach(),
      changed: (name) => scroller.changed(name),
      control: {
        scrollTo: (x: number, y: number) => host.dom.scrollTo(x, y),
        scrollTop: () => host.dom.scrollTop,
        scrollLeft: () => host.dom.scrollLeft,
        scrollWidth: () => host.dom.scrollWidth,
        scrollHeight: () => host.dom.scrollHeight,
      },
    };
  },
};

class Scroller {
  private readonly near = { upper: true, lower: false };
  private last = { left: 0, top: 0 };
  private pullDown: PullDown | null = null;

  constructor(private readonly host: ElementHost) {}

  attach(): void {
    const { host } = this;
    host.dom.addEventListener('scroll', () => this.onScroll());
    this.pullDown = new PullDown(
      host.dom,
      {
        enabled: () => host.flag('refresherEnabled'),
        style: host.text('refresherDefaultStyle') === 'none' ? 'none' : 'dark',
      },
      () => this.onRefresh(),
    );
    for (const name of ['scrollX', 'scrollTop', 'scrollLeft', 'scrollIntoView', 'refresherTriggered'])
      this.changed(name);
  }

  changed(name: string): void {
    const { host } = this;
    const { dom } = host;
    const behavior = host.flag('scrollWithAnimation') ? 'smooth' : 'instant';
    if (name === 'scrollTop' && host.text(name) !== '') dom.scrollTo({ top: host.number(name), behavior });
    else if (name === 'scrollLeft' && host.text(name) !== '') dom.scrollTo({ left: host.number(name), behavior });
    else if (name === 'scrollIntoView') this.scrollIntoView(behavior);
    else if (name === 'refresherTriggered') this.onTriggered();
    dom.toggleAttribute('scroll-x', host.flag('scrollX'));
    dom.toggleAttribute('scroll-y', host.flag('scrollY'));
    dom.toggleAttribute('no-scrollbar', !host.flag('showScrollbar'));
    dom.toggleAttribute('enable-flex', host.flag('enableFlex'));
  }

  private scrollIntoView(behavior: ScrollBehavior): void {
    const { host } = this;
    const id = host.text('scrollIntoView');
    if (id === '') return;
    const target = host.node.ownerShadowRoot?.querySelector(`#${id}`)?.getBackendElement();
    if (!target) return;
    const from = host.dom.getBoundingClientRect();
    const to = target.getBoundingClientRect();
    const offset = host.number('scrollIntoViewOffset');
    if (host.flag('scrollX')) host.dom.scrollTo({ left: host.dom.scrollLeft + to.left - from.left + offset, behavior });
    if (host.flag('scrollY')) host.dom.scrollTo({ top: host.dom.scrollTop + to.top - from.top + offset, behavior });
  }

  private onRefresh(): void {
    this.host.set('refresherTriggered', true);
    this.host.fire('refresherrefresh', { dy: 0 });
  }

  private onTriggered(): void {
    if (this.host.flag('refresherTriggered')) this.pullDown?.start();
    else this.pullDown?.stop();
  }

  private onScroll(): void {
    const { host } = this;
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = host.dom;
    const deltaX = this.last.left - scrollLeft;
    const deltaY = this.last.top - scrollTop;
    this.last = { left: scrollLeft, top: scrollTop };
    host.fire('scroll', { scrollLeft, scrollTop, scrollWidth, scrollHeight, deltaX, deltaY });
    const vertical = host.flag('scrollY');
    const position = vertical ? scrollTop : scrollLeft;
    const end = vertical ? scrollHeight - clientHeight : scrollWidth - clientWidth;
    const lower = position >= end - host.number('lowerThreshold');
    const upper = position <= host.number('upperThreshold');
    if (lower && !this.near.lower) host.fire('scrolltolower', { direction: vertical ? 'bottom' : 'right' });
    if (upper && !this.near.upper) host.fire('scrolltoupper', { direction: vertical ? 'top' : 'left' });
    this.near.lower = lower;
    this.near.upper = upper;
  }
}
