/** Height of one line of a wheel that gives none of its own. */
export const wheelItemHeight = 44;

/** A column that turns: what stands in its middle is chosen. Its children are its lines. */
export class Wheel {
  private index = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly column: HTMLElement,
    private readonly itemHeight: () => number,
    private readonly onTurn: (index: number) => void,
  ) {
    column.addEventListener('scroll', () => {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => this.settle(), 120);
    });
    column.addEventListener('click', (event) => this.onClick(event));
  }

  get chosen(): number {
    return this.index;
  }

  /** Turns to a line without telling. */
  turnTo(index: number): void {
    this.index = Math.max(0, Math.min(index, this.column.childElementCount - 1));
    this.column.scrollTop = this.index * this.itemHeight();
  }

  private settle(): void {
    if (this.column.isConnected) this.choose(Math.round(this.column.scrollTop / this.itemHeight()));
  }

  private choose(index: number): void {
    if (index === this.index || index < 0 || index >= this.column.childElementCount) return;
    this.index = index;
    this.onTurn(index);
  }

  private onClick(event: MouseEvent): void {
    const line = [...this.column.children].findIndex((child) => child.contains(event.target as Node));
    if (line < 0) return;
    this.column.scrollTop = line * this.itemHeight();
    this.choose(line);
  }
}
