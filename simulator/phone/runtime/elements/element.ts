import { playAnimation } from '../animation';
import type { ComponentSpace, EventOptions, WxElement } from '../engine';
import { dispatch, outward, scopedClasses } from '../engine';
import { metrics } from '../metrics';
import { toText } from '../text';

type PropertyType = StringConstructor | BooleanConstructor | NumberConstructor | null;

/** A property of a built-in element: its type (null: any) and its value until a template sets it. */
export interface ElementProperty {
  type: PropertyType;
  value?: unknown;
}

export const textProperty = (value = ''): ElementProperty => ({ type: String, value });
export const flagProperty = (value = false): ElementProperty => ({ type: Boolean, value });
export const numberProperty = (value = 0): ElementProperty => ({ type: Number, value });
export const anyProperty = (value?: unknown): ElementProperty => ({ type: null, value });

/** Names that are read but change nothing here. */
export const ignored = (names: string): Record<string, ElementProperty> =>
  Object.fromEntries(names.split(' ').map((name) => [name, anyProperty()]));

export const hoverProperties: Record<string, ElementProperty> = {
  hoverClass: textProperty('none'),
  hoverStopPropagation: flagProperty(),
  hoverStartTime: numberProperty(50),
  hoverStayTime: numberProperty(400),
};

/** A kind of built-in element: `wx-<tag>` in the document. */
export interface ElementKind {
  properties?: Record<string, ElementProperty>;
  /** Called once per element, before its properties are set. */
  create?: (host: ElementHost) => ElementBehaviour;
}

/** What an element does beyond being drawn; every part may be missing. */
export interface ElementBehaviour {
  attached?(): void;
  detached?(): void;
  /** A property has another value. */
  changed?(name: string): void;
  /** A tap reached the element. */
  tapped?(): void;
  /** The form collects this value under the element's name. */
  formValue?(): unknown;
  formReset?(): void;
  /** From the automator: `input`, `scrollTo`, `swipeTo`, … */
  control?: Record<string, (...args: never[]) => unknown>;
}

/** A drawn built-in element, as its behaviour sees it. */
export class ElementHost {
  /** Kept: the engine forgets it when the element goes, while a picture may still be loading. */
  readonly dom: HTMLElement;

  constructor(
    readonly node: WxElement,
    readonly tag: string,
  ) {
    // A component that is gone and still sets data makes elements that nobody sees.
    this.dom = node.getBackendElement() ?? document.createElement(`wx-${tag}`);
  }

  any(name: string): unknown {
    return this.node.data?.[name];
  }

  text(name: string): string {
    return toText(this.any(name));
  }

  flag(name: string): boolean {
    return this.any(name) === true;
  }

  number(name: string): number {
    return Number(this.any(name) ?? 0);
  }

  /** Sets a property from within, so that `model:` bindings hear of it. */
  set(name: string, value: unknown): void {
    this.node.replaceDataOnPath?.([name], value);
    this.node.applyDataUpdates?.();
  }

  /** Fires an event of the element, unless it is gone; tells what the last listener returned. */
  fire(name: string, detail: unknown, options: EventOptions = {}): unknown {
    if (!this.dom.isConnected) return undefined;
    metrics.begin(name);
    let returned: unknown;
    dispatch(this.node, name, detail, {
      ...options,
      handleListenerReturn: (result) => {
        if (result !== undefined) returned = result;
      },
    });
    return returned;
  }

  /** Classes of the component that owns this element, as they stand in the document. */
  classes(names: string): string {
    return scopedClasses(this.node, names);
  }

  /** The nearest built-in element above this one with one of the tags, out of shadow trees too. */
  closest(...tags: string[]): ElementHost | null {
    for (let each = outward(this.node); each; each = outward(each)) {
      const found = elements.get(each);
      if (found && tags.includes(found.host.tag)) return found.host;
    }
    return null;
  }

  /** Built-in elements drawn within this one, in document order. */
  within(...tags: string[]): BuiltElement[] {
    const selector = tags.map((tag) => `wx-${tag}`).join(',');
    return [...this.dom.querySelectorAll<HTMLElement>(selector)].flatMap((dom) => builtElement(dom) ?? []);
  }

  /** Path of the page or component in whose template this element stands. */
  get owner(): string {
    return this.node.ownerShadowRoot?.getHostNode().is ?? '';
  }
}

export interface BuiltElement {
  host: ElementHost;
  behaviour: ElementBehaviour;
}

const elements = new WeakMap<WxElement, BuiltElement>();

export function builtElement(dom: HTMLElement): BuiltElement | null {
  const node = (dom as { __wxElement?: WxElement }).__wxElement;
  return node ? (elements.get(node) ?? null) : null;
}

export const builtElementOf = (node: WxElement): BuiltElement | null => elements.get(node) ?? null;

/** Registers a kind under its tag for the whole program. */
export function defineElement(space: ComponentSpace, builtIns: ComponentSpace, tag: string, kind: ElementKind): void {
  const properties = { ...kind.properties, animation: anyProperty() };
  const definition = builtIns.defineComponent({
    is: `wx-${tag}`,
    options: { styleScope: 0 },
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, observed(tag, kind, name, property)]),
    ),
    lifetimes: {
      attached(this: WxElement) {
        const { behaviour, host } = built(this, tag, kind);
        behaviour.attached?.();
        if (behaviour.tapped) host.node.addListener('tap', () => behaviour.tapped?.());
      },
      detached(this: WxElement) {
        built(this, tag, kind).behaviour.detached?.();
      },
    },
  });
  space.setGlobalUsingComponent(tag, definition);
}

function built(node: WxElement, tag: string, kind: ElementKind): BuiltElement {
  const known = elements.get(node);
  if (known) return known;
  const host = new ElementHost(node, tag);
  const element: BuiltElement = { host, behaviour: {} };
  elements.set(node, element);
  element.behaviour = kind.create?.(host) ?? {};
  return element;
}

function observed(tag: string, kind: ElementKind, name: string, property: ElementProperty): Record<string, unknown> {
  return {
    ...property,
    observer(this: WxElement, value: unknown) {
      if (name === 'animation') {
        const drawn = this.getBackendElement();
        if (drawn) playAnimation(drawn, value);
      }
      built(this, tag, kind).behaviour.changed?.(name);
    },
  };
}
