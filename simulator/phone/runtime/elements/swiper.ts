import type { ElementHost, ElementKind } from './element';
import { builtElement, flagProperty, ignored, numberProperty, textProperty } from './element';

export const swiper: ElementKind = {
  properties: {
    current: numberProperty(0),
    currentItemId: textProperty(),
    autoplay: flagProperty(),
    interval: numberProperty(5000),
    duration: numberProperty(500),
    circular: flagProperty(),
    vertical: flagProperty(),
    indicatorDots: flagProperty(),
    indicatorColor: textProperty('rgba(0, 0, 0, .3)'),
    indicatorActiveColor: textProperty('#000000'),
    disableTouch: flagProperty(),
    ...ignored('previousMargin nextMargin displayMultipleItems snapToEdge easingFunction layoutType'),
  },
  create: (host) => {
    const slides = new Slides(host);
    return {
      attached: () => slides.attach(),
      detached: () => slides.stop(),
      changed: (name) => slides.changed(name),
      control: {
        swipeTo: (index: number) => slides.show(index, 'touch'),
        itemsChanged: () => slides.draw(),
      },
    };
  },
};

export const swiperItem: ElementKind = {
  properties: { itemId: textProperty(), ...ignored('skipHiddenItemLayout') },
  create: (host) => {
    let parent: ElementHost | null = null;
    const tell = (): void => {
      if (parent) builtElement(parent.dom)?.behaviour.control?.['itemsChanged']?.();
    };
    return {
      attached: () => {
        parent = host.closest('swiper');
        setTimeout(tell);
      },
      detached: () => setTimeout(tell),
    };
  },
};

class Slides {
  private index = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly dots = document.createElement('div');
  private start: number | null = null;

  constructor(private readonly host: ElementHost) {}

  attach(): void {
    this.dots.className = 'phone-swiper-dots';
    this.host.dom.append(this.dots);
    this.index = this.host.number('current');
    this.listen();
    this.draw();
    this.play();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  changed(name: string): void {
    if (name === 'current' && this.host.number('current') !== this.index) this.show(this.host.number('current'), '');
    else if (name === 'currentItemId') this.showItem(this.host.text('currentItemId'));
    else if (name === 'autoplay' || name === 'interval') this.play();
    else this.draw();
  }

  show(index: number, source: 'touch' | 'autoplay' | ''): void {
    const count = this.items().length;
    const next = this.host.flag('circular') ? (index + count) % count : Math.max(0, Math.min(index, count - 1));
    if (count === 0 || next === this.index) {
      this.draw();
      return;
    }
    this.index = next;
    this.host.set('current', next);
    this.draw();
    const detail = { current: next, currentItemId: this.items()[next]?.text('itemId') ?? '', source };
    this.host.fire('change', detail);
    setTimeout(() => this.host.fire('animationfinish', detail), this.host.number('duration'));
  }

  draw(): void {
    const axis = this.host.flag('vertical') ? 'Y' : 'X';
    const items = this.items();
    items.forEach(({ dom }, position) => {
      dom.style.transition = `transform ${this.host.number('duration')}ms`;
      dom.style.transform = `translate${axis}(${(position - this.index) * 100}%)`;
    });
    this.dots.hidden = !this.host.flag('indicatorDots');
    this.dots.replaceChildren(
      ...items.map((_, position) => {
        const dot = document.createElement('i');
        dot.style.background = this.host.text(position === this.index ? 'indicatorActiveColor' : 'indicatorColor');
        return dot;
      }),
    );
  }

  private items(): ElementHost[] {
    return this.host.within('swiper-item').flatMap(({ host }) => (host.closest('swiper') === this.host ? [host] : []));
  }

  private showItem(id: string): void {
    const position = this.items().findIndex((item) => item.text('itemId') === id);
    if (id !== '' && position >= 0) this.show(position, '');
  }

  private play(): void {
    clearInterval(this.timer);
    if (!this.host.flag('autoplay')) return;
    this.timer = setInterval(() => {
      const last = this.index + 1 >= this.items().length;
      this.show(last ? 0 : this.index + 1, 'autoplay');
    }, this.host.number('interval'));
  }

  private listen(): void {
    const { dom } = this.host;
    const position = (event: TouchEvent | MouseEvent): number => {
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      return (this.host.flag('vertical') ? point?.clientY : point?.clientX) ?? 0;
    };
    const press = (event: TouchEvent | MouseEvent): void => {
      if (!this.host.flag('disableTouch')) this.start = position(event);
    };
    const lift = (event: TouchEvent | MouseEvent): void => {
      if (this.start === null) return;
      const moved = position(event) - this.start;
      this.start = null;
      if (Math.abs(moved) > 40) this.show(this.index - Math.sign(moved), 'touch');
    };
    dom.addEventListener('touchstart', press, { passive: true });
    dom.addEventListener('touchend', lift, { passive: true });
    dom.addEventListener('mousedown', press);
    dom.addEventListener('mouseup', lift);
  }
}
