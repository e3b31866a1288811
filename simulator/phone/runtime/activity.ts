/** What is under way (calls to the cloud, navigations), so that a test can wait for all of it. */
class Activity {
  private running = 0;
  private waiting: (() => void)[] = [];

  async track<T>(work: Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await work;
    } finally {
      this.running -= 1;
      setTimeout(() => this.settle());
    }
  }

  /** Resolves when nothing has been under way for two frames' time. */
  async idle(): Promise<void> {
    do {
      if (this.running > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
      await new Promise((resolve) => setTimeout(resolve, 34));
    } while (this.running > 0);
  }

  private settle(): void {
    if (this.running === 0) this.waiting.splice(0).forEach((resolve) => resolve());
  }
}

export const activity = new Activity();
