import type { NavigationBar } from '../messages';
import type { DocumentBackend } from './backend';
import { convertRpx } from './rpx';
import type { Instance, Root } from './engine';
import type { EventChannel } from './event-channel';
import { metrics } from './metrics';
import type { WindowConfig } from './package-file';
import { phone } from './phone';
import { runProgramCode } from './problems';
import type { Program } from './program';
import { PullDown } from './pull-down';

let lastId = 0;

/** Where a URL leads. */
export interface Target {
  path: string;
  query: Record<string, string>;
  /** Of the URL, after the question mark. */
  search: string;
}

/** A page in the stack, or a tab that was opened before. */
export class Page {
  readonly id = ++lastId;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly instance: Instance;
  readonly box = document.createElement('div');
  readonly bar: NavigationBar;
  readonly pullDown: PullDown;
  private readonly root: Root;
  private readonly sheets: ReadonlySet<string>;
  private scrolled = new Map<Element, [number, number]>();
  private atBottom = false;
  private settings = { rootFontSize: '', pageFontSize: '', pageStyle: '', backgroundColor: '' };

  constructor(
    private readonly program: Program,
    private readonly backend: DocumentBackend,
    { path, query, search }: Target,
    channel: EventChannel,
  ) {
    this.path = path;
    this.query = query;
    this.box.className = 'phone-page';
    pagesByBox.set(this.box, this);
    this.bar = navigationBar(this.window);
    const { engine } = program;
    const url = path + (search === '' ? '' : `?${search}`);
    [this.root, this.sheets] = backend.collectSheets(() => engine.backend.createRoot('page', engine.space, url));
    this.instance = this.root.get();
    Object.assign(this.instance, {
      route: path,
      __route__: path,
      options: query,
      getOpenerEventChannel: () => channel,
      getPageId: () => `pageId:${this.id}`,
    });
    this.countSetData();
    const { enablePullDownRefresh, backgroundTextStyle: style = 'dark' } = this.window;
    const refresh = (): void => this.call('onPullDownRefresh');
    this.pullDown = new PullDown(this.box, { enabled: () => enablePullDownRefresh === true, style }, refresh);
    this.box.addEventListener('scroll', () => this.onScroll());
  }

  get window(): WindowConfig {
    return { ...this.program.config.app.window, ...this.program.config.windows[this.path] };
  }

  /** The element drawn for the page itself. */
  get element(): HTMLElement {
    const element = this.root.getComponent().getBackendElement();
    if (!element) throw new Error(`${this.path} is not drawn`);
    return element;
  }

  attach(host: HTMLElement): void {
    const placeholder = document.createElement('i');
    this.box.append(placeholder);
    host.append(this.box);
    if (this.window.disableScroll === true) this.box.style.overflow = 'hidden';
    this.root.attach(this.box, placeholder);
  }

  /** Calls a method of the page when it has it. */
  call(method: string, ...args: unknown[]): void {
    const handler = this.instance[method];
    if (typeof handler !== 'function') return;
    metrics.begin(method);
    runProgramCode(() => {
      handler.apply(this.instance, args);
    });
  }

  /** The lifetimes `show` and `hide` of the components on the page. */
  tellComponents(lifetime: 'show' | 'hide'): void {
    runProgramCode(() => this.root.getComponent().triggerPageLifetime?.(lifetime, []));
  }

  /** Makes this page the visible one. */
  reveal(): void {
    for (const sibling of this.box.parentElement?.children ?? [])
      sibling.toggleAttribute('hidden', sibling !== this.box);
    this.backend.showSheets(this.sheets, (path) => this.program.hasStylesOfPage(path));
    this.applySettings();
    for (const [element, [left, top]] of this.scrolled) element.scrollTo(left, top);
    this.scrolled.clear();
  }

  /** Remembers scroll positions: some browsers drop them with what is not displayed. */
  conceal(): void {
    if (document.activeElement instanceof HTMLElement && this.box.contains(document.activeElement)) {
      document.activeElement.blur();
    }
    for (const element of [this.box, ...this.box.querySelectorAll('wx-scroll-view')]) {
      if (element.scrollTop > 0 || element.scrollLeft > 0) {
        this.scrolled.set(element, [element.scrollLeft, element.scrollTop]);
      }
    }
  }

  release(): void {
    // What still comes in for a page that is gone is not drawn any more.
    this.instance.setData = () => undefined;
    this.root.release();
    this.box.remove();
  }

  /** From a page-meta element. */
  setMeta(settings: Partial<typeof this.settings>): void {
    Object.assign(this.settings, settings);
    if (!this.box.hidden) this.applySettings();
  }

  /** Font sizes follow the phone where the page says so. */
  applySettings(): void {
    const { rootFontSize, pageFontSize, pageStyle, backgroundColor } = this.settings;
    const size = (value: string): string => (value === 'system' ? `${16 * phone.fontScale}px` : value);
    document.documentElement.style.fontSize = size(rootFontSize) || '16px';
    this.element.style.cssText = convertRpx(pageStyle);
    this.element.style.fontSize = size(pageFontSize);
    this.box.style.overflowY = this.element.style.overflow === 'hidden' || this.window.disableScroll ? 'hidden' : '';
    this.box.style.backgroundColor = backgroundColor || this.window.backgroundColor || '#ffffff';
  }

  scrollTo(top: number, durationMs: number): void {
    this.box.scrollTo({ top, behavior: durationMs > 0 ? 'smooth' : 'instant' });
  }

  private countSetData(): void {
    const { instance, path } = this;
    const setData = instance.setData.bind(instance);
    instance.setData = (data, callback) => {
      metrics.countSetData(path, data);
      setData(data, callback);
    };
  }

  private onScroll(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.box;
    this.call('onPageScroll', { scrollTop });
    const near = scrollTop + clientHeight >= scrollHeight - (this.window.onReachBottomDistance ?? 50);
    if (near && !this.atBottom && scrollTop > 0) this.call('onReachBottom');
    this.atBottom = near;
  }
}

const pagesByBox = new WeakMap<Element, Page>();

/** The page in which an element is drawn. */
export const pageOf = (element: Element | null): Page | null => {
  const box = element?.closest('.phone-page');
  return box ? (pagesByBox.get(box) ?? null) : null;
};

const navigationBar = (config: WindowConfig): NavigationBar => ({
  title: config.navigationBarTitleText ?? '',
  back: false,
  home: false,
  custom: config.navigationStyle === 'custom',
  backgroundColor: config.navigationBarBackgroundColor ?? '#000000',
  textStyle: config.navigationBarTextStyle ?? 'white',
  loading: false,
});
