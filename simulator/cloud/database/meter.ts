/** What answering one request cost. */
export class Meter {
  examined = 0;
  returned = 0;
  scan = false;
  private readonly names = new Set<string>();

  use(index: string): void {
    this.names.add(index);
  }

  get index(): string | null {
    return this.names.size === 0 ? null : [...this.names].join('+');
  }
}
