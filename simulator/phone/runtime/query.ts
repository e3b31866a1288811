import type { Instance, WxElement } from './engine';
import { pageOf } from './page';
import { runProgramCode } from './problems';

interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  node?: boolean;
  context?: boolean;
  properties?: string[];
  computedStyle?: string[];
}

type Callback = (result: unknown) => void;

interface Request {
  scope: Instance | undefined;
  /** Null: the viewport. */
  selector: string | null;
  all: boolean;
  fields: Fields;
  callback?: Callback;
}

interface NodesRef {
  fields(fields: Fields, callback?: Callback): SelectorQuery;
  boundingClientRect(callback?: Callback): SelectorQuery;
  scrollOffset(callback?: Callback): SelectorQuery;
  node(callback?: Callback): SelectorQuery;
}

/** wx.createSelectorQuery: answers after the next render, for the page on top or a component. */
export class SelectorQuery {
  private readonly requests: Request[] = [];

  constructor(
    private readonly page: () => Instance | undefined,
    private scope?: Instance,
  ) {}

  in(scope: Instance): this {
    this.scope = scope;
    return this;
  }

  select(selector: string): NodesRef {
    return this.reference(selector, false);
  }

  selectAll(selector: string): NodesRef {
    return this.reference(selector, true);
  }

  selectViewport(): NodesRef {
    return this.reference(null, false);
  }

  exec(callback?: (results: unknown[]) => void): this {
    afterRender(() => {
      const results = this.requests.map((request) => {
        const result = this.answer(request);
        runProgramCode(() => request.callback?.(result));
        return result;
      });
      runProgramCode(() => callback?.(results));
    });
    return this;
  }

  private reference(selector: string | null, all: boolean): NodesRef {
    const { scope } = this;
    const add = (fields: Fields, callback?: Callback): this => {
      this.requests.push({ scope, selector, all, fields, ...(callback ? { callback } : {}) });
      return this;
    };
    return {
      fields: add,
      boundingClientRect: (callback) => add({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback) => add({ id: true, dataset: true, scrollOffset: true }, callback),
      node: (callback) => add({ node: true }, callback),
    };
  }

  private answer({ scope, selector, all, fields }: Request): unknown {
    const component = (scope ?? this.page())?._$;
    if (selector === null) return describeViewport(component?.getBackendElement() ?? null, fields);
    const root = component?.getShadowRoot?.();
    if (all) return root?.querySelectorAll(selector).map((element) => describe(element, fields)) ?? [];
    const element = root?.querySelector(selector);
    return element ? describe(element, fields) : null;
  }
}

/** The next frame, or a timer where frames do not come. */
function afterRender(run: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    run();
  };
  requestAnimationFrame(once);
  setTimeout(once, 50);
}

function describeViewport(element: HTMLElement | null, fields: Fields): Record<string, unknown> {
  const box = pageOf(element)?.box ?? document.documentElement;
  return {
    ...(fields.id ? { id: '' } : {}),
    ...(fields.dataset ? { dataset: {} } : {}),
    ...(fields.rect ? { left: 0, top: 0, right: box.clientWidth, bottom: box.clientHeight } : {}),
    ...(fields.size ? { width: box.clientWidth, height: box.clientHeight } : {}),
    ...(fields.scrollOffset ? scrollOf(box) : {}),
  };
}

function describe(element: WxElement, fields: Fields): Record<string, unknown> {
  const drawn = element.getBackendElement();
  const rect = drawn?.getBoundingClientRect() ?? new DOMRect();
  const style = drawn && fields.computedStyle ? getComputedStyle(drawn) : null;
  return {
    ...(fields.id ? { id: element.id } : {}),
    ...(fields.dataset ? { dataset: element.dataset } : {}),
    ...(fields.rect ? { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom } : {}),
    ...(fields.size ? { width: rect.width, height: rect.height } : {}),
    ...(fields.scrollOffset && drawn ? scrollOf(drawn) : {}),
    ...(fields.node ? { node: drawn?.querySelector('canvas') ?? null } : {}),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, element.data?.[name]])),
    ...Object.fromEntries((fields.computedStyle ?? []).map((name) => [name, style && Reflect.get(style, name)])),
  };
}

const scrollOf = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element): Record<string, number> => ({
  scrollLeft,
  scrollTop,
  scrollWidth,
  scrollHeight,
});
