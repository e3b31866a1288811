/** Pixels to pull before the page refreshes, and the height of the indicator. */
const threshold = 60;
const indicatorHeight = 50;

interface PullDownOptions {
  /** Whether the person may pull now. */
  enabled: () => boolean;
  style: 'dark' | 'light' | 'none';
}

/** Refreshing by pulling down a page or a scroll-view, by finger or by its program. */
export class PullDown {
  private readonly indicator = document.createElement('div');
  private startY: number | null = null;
  private running = false;

  constructor(
    private readonly box: HTMLElement,
    private readonly options: PullDownOptions,
    private readonly refresh: () => void,
  ) {
    this.indicator.className = `phone-pull-down ${options.style}`;
    this.indicator.append(...[0, 1, 2].map(() => document.createElement('i')));
    box.prepend(this.indicator);
    this.listen();
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.show(indicatorHeight);
    this.refresh();
  }

  stop(): void {
    this.running = false;
    this.show(0);
  }

  private listen(): void {
    const y = (event: TouchEvent): number => event.changedTouches[0]?.clientY ?? 0;
    this.box.addEventListener('touchstart', (event) => this.press(y(event)), { passive: true });
    this.box.addEventListener('touchmove', (event) => this.drag(y(event)), { passive: true });
    this.box.addEventListener('touchend', (event) => this.lift(y(event)), { passive: true });
    this.box.addEventListener('mousedown', (event) => this.press(event.clientY));
    this.box.addEventListener('mousemove', (event) => this.drag(event.clientY));
    this.box.addEventListener('mouseup', (event) => this.lift(event.clientY));
  }

  private press(y: number): void {
    this.startY = this.options.enabled() && this.box.scrollTop <= 0 && !this.running ? y : null;
  }

  private drag(y: number): void {
    if (this.startY !== null) this.show(Math.max(0, Math.min(y - this.startY, 2 * threshold)) / 2);
  }

  private lift(y: number): void {
    if (this.startY === null) return;
    const pulled = y - this.startY;
    this.startY = null;
    if (pulled >= threshold) this.start();
    else this.show(0);
  }

  private show(height: number): void {
    this.indicator.style.height = `${height}px`;
  }
}
