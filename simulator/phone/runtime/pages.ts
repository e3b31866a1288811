import { activity } from './activity';
import type { DocumentBackend } from './backend';
import { EventChannel } from './event-channel';
import type { Target } from './page';
import { Page } from './page';
import type { Program } from './program';
import { ApiError } from './wx/api';

const stackLimit = 10;

/** The stack of pages and how one moves in it, in the order of lifetimes that WeChat keeps. */
export class Pages {
  readonly stack: Page[] = [];
  /** Created but not yet in the stack: getCurrentPages shows it to its components. */
  private making: Page | null = null;
  private readonly tabs = new Map<string, Page>();
  private moves: Promise<unknown> = Promise.resolve();
  /** Called whenever another page is on top or the chrome of the page changes. */
  onChange: () => void = () => undefined;

  constructor(
    private readonly program: Program,
    private readonly backend: DocumentBackend,
    private readonly host: HTMLElement,
  ) {}

  /** The page on top; while one is made, that one. */
  get top(): Page | undefined {
    return this.making ?? this.stack.at(-1);
  }

  current(): Page[] {
    return this.making ? [...this.stack, this.making] : [...this.stack];
  }

  find(id: number): Page | undefined {
    return [...this.current(), ...this.tabs.values()].find((page) => page.id === id);
  }

  /** `events`: listeners of the opener for what the opened page emits, also while it loads. */
  navigateTo(
    url: string,
    events: Record<string, (...args: unknown[]) => void>,
  ): Promise<{ eventChannel: EventChannel }> {
    return this.move(async () => {
      const target = this.resolve(url);
      if (this.program.isTab(target.path)) throw new ApiError('can not navigateTo a tabbar page');
      if (this.stack.length >= stackLimit) throw new ApiError('webview count limit exceed');
      await this.program.prepare(target.path);
      const [opener, opened] = EventChannel.pair();
      for (const [name, listener] of Object.entries(events)) opener.on(name, listener);
      this.hide(this.stack.at(-1));
      this.open(target, opened);
      return { eventChannel: opener };
    });
  }

  redirectTo(url: string): Promise<void> {
    return this.move(async () => {
      const target = this.resolve(url);
      if (this.program.isTab(target.path)) throw new ApiError('can not redirectTo a tabbar page');
      await this.program.prepare(target.path);
      this.unload(this.stack.pop());
      this.open(target);
    });
  }

  reLaunch(url: string): Promise<void> {
    return this.move(async () => {
      const target = this.resolve(url);
      await this.program.prepare(target.path);
      for (const page of this.stack.splice(0).reverse()) this.unload(page);
      for (const page of [...this.tabs.values()]) this.unload(page);
      this.open(target);
    });
  }

  navigateBack(delta: number): Promise<void> {
    return this.move(() => {
      if (this.stack.length < 2) throw new ApiError('cannot navigate back at first page.');
      const count = Math.min(Math.max(1, delta), this.stack.length - 1);
      for (const page of this.stack.splice(-count).reverse()) this.unload(page);
      const top = this.stack.at(-1);
      if (top) this.show(top);
      return Promise.resolve();
    });
  }

  switchTab(url: string): Promise<void> {
    return this.move(async () => {
      const target = { ...this.resolve(url), query: {}, search: '' };
      if (!this.program.isTab(target.path)) throw new ApiError('can not switch to no-tabBar page');
      await this.program.prepare(target.path);
      const known = this.tabs.get(target.path);
      if (known && this.stack.length === 1 && this.stack[0] === known) return;
      this.leaveForTab();
      if (known) {
        this.stack.push(known);
        this.show(known);
      } else {
        this.open(target);
      }
    });
  }

  /** The page's own hide and show when the whole program goes to the background and comes back. */
  appHide(): void {
    const top = this.stack.at(-1);
    top?.call('onHide');
    top?.tellComponents('hide');
  }

  appShow(): void {
    const top = this.stack.at(-1);
    top?.call('onShow');
    top?.tellComponents('show');
  }

  /** Resolves a URL against the page on top; query values stay as they are written, as in WeChat. */
  resolve(url: string): Target {
    const [address = '', search = ''] = url.split('?', 2);
    const base = `http://x/${this.stack.at(-1)?.path ?? ''}`;
    const path = decodeURIComponent(new URL(address, base).pathname.slice(1)).replace(/\.html$/, '');
    if (!this.program.isPage(path)) throw new ApiError(`page "${path}" is not found`);
    return { path, query: parseQuery(search), search };
  }

  /** One move after the other, and none inside the code that asks for it. */
  private move<T>(run: () => Promise<T>): Promise<T> {
    const previous = this.moves;
    const moved = (async () => {
      await previous.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve));
      return run();
    })();
    this.moves = moved;
    return activity.track(moved);
  }

  private open(target: Target, channel = new EventChannel()): void {
    const page = new Page(this.program, this.backend, target, channel);
    this.making = page;
    try {
      page.attach(this.host);
      page.reveal();
      page.call('onLoad', target.query);
    } finally {
      this.making = null;
    }
    this.stack.push(page);
    if (this.program.isTab(page.path)) this.tabs.set(page.path, page);
    this.show(page);
    setTimeout(() => page.call('onReady'));
  }

  private show(page: Page): void {
    page.reveal();
    page.bar.back = this.stack.length > 1;
    page.bar.home = this.stack.length === 1 && page.path !== this.program.firstPage() && !this.program.isTab(page.path);
    page.call('onShow');
    page.tellComponents('show');
    this.onChange();
  }

  private hide(page: Page | undefined): void {
    if (!page) return;
    page.conceal();
    page.call('onHide');
    page.tellComponents('hide');
  }

  private unload(page: Page | undefined): void {
    if (!page) return;
    page.call('onUnload');
    page.release();
    if (this.tabs.get(page.path) === page) this.tabs.delete(page.path);
  }

  /** Tabs stay alive and hidden; what lies above them is unloaded. */
  private leaveForTab(): void {
    const [bottom, ...above] = this.stack.splice(0);
    for (const page of above.reverse()) this.unload(page);
    if (!bottom) return;
    if (this.tabs.get(bottom.path) !== bottom) this.unload(bottom);
    else if (above.length === 0) this.hide(bottom);
  }
}

/** WeChat splits at `&` and `=` and decodes nothing; a name without `=` has the value "undefined". */
function parseQuery(search: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', value] = pair.split('=');
    query[name] = value ?? 'undefined';
  }
  return query;
}
