import { WindowBackend } from './engine';
import { convertRpx } from './rpx';

const nativeNames = new Set(
  (
    'input textarea button image form label progress switch canvas video audio text picker radio checkbox slider icon navigator ' +
    'view swiper swiper-item scroll-view rich-text root-portal picker-view picker-view-column page radio-group checkbox-group ' +
    'page-meta cover-view cover-image web-view map movable-area movable-view'
  ).split(' '),
);

/**
 * Draws into the document. Unlike the engine's own backend it dispatches no DOM events (events.ts does), keeps one style
 * element per sheet, and shows the sheets of the page on top only: pages share one document here.
 */
export class DocumentBackend extends WindowBackend {
  private readonly contents = new Map<string, string>();
  private readonly sheets = new Map<string, HTMLStyleElement>();
  private collecting: Set<string> | null = null;

  constructor() {
    super();
    this.document = {
      createElement: (tag: string) => createElement(tag),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    };
  }

  /** The engine's own listeners would fire a tap a second time. */
  onEvent(): void {}
  setListenerStats(): void {}
  disableStyleSheet(): void {}

  /** Frames of a tab in the background do not come; a timer does. */
  render(done: (error: Error | null) => void): void {
    let called = false;
    const once = (): void => {
      if (called) return;
      called = true;
      done(null);
    };
    requestAnimationFrame(once);
    setTimeout(once, 50);
  }

  registerStyleSheetContent(path: string, content: unknown): void {
    this.contents.set(path, String(content));
  }

  appendStyleSheetPath(path: string): number {
    this.collecting?.add(path);
    const content = this.contents.get(path);
    if (!this.sheets.has(path) && content) {
      const style = document.createElement('style');
      style.dataset['path'] = path;
      style.textContent = content;
      document.head.append(style);
      this.sheets.set(path, style);
    }
    return 0;
  }

  /** The sheets that `create` asks for. */
  collectSheets<T>(create: () => T): [T, Set<string>] {
    const sheets = new Set<string>();
    this.collecting = sheets;
    try {
      return [create(), sheets];
    } finally {
      this.collecting = null;
    }
  }

  /** Enables, of the sheets for which `isPage` holds, only those in `wanted`. */
  showSheets(wanted: ReadonlySet<string>, isPage: (path: string) => boolean): void {
    for (const [path, style] of this.sheets) {
      if (isPage(path)) style.disabled = !wanted.has(path);
    }
  }
}

/** Component tags without a dash could be elements of HTML (dialog, header), which the browser would style. */
function createElement(tag: string): HTMLElement {
  const name = nativeNames.has(tag) ? `wx-${tag}` : tag.includes('-') ? tag : `c-${tag}`;
  const element = document.createElement(name);
  const set = element.setAttribute.bind(element);
  element.setAttribute = (attribute: string, value: string): void => {
    set(attribute, attribute === 'style' ? convertRpx(value) : value);
  };
  return element;
}
