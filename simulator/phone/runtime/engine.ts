import * as adapter from 'glass-easel-miniprogram-adapter';
import * as glassEasel from 'glass-easel';
import type { ComponentConfig } from './package-file';

/**
 * The parts of glass-easel 0.12.1 and its adapter that the phone uses, some of them internal (names with `_$`), with types
 * narrow enough to work with. Every cast into the engine is made here.
 */
export interface WxNode {
  parentNode: WxElement | null;
  childNodes?: WxNode[];
  textContent?: string;
}

export interface WxElement extends WxNode {
  id: string;
  class: string;
  style: string;
  /** Path of a component, `wx-view` of a built-in one. */
  is?: string;
  tagName?: string;
  dataset: Record<string, unknown>;
  data?: Record<string, unknown>;
  childNodes: WxNode[];
  classList: ClassList | null;
  ownerShadowRoot: ShadowRoot | null;
  getBackendElement(): HTMLElement | null;
  getShadowRoot?(): ShadowRoot | null;
  getHostNode?(): WxElement;
  getMethodCaller?(): unknown;
  triggerLifetime?(name: string, args: unknown[]): void;
  triggerPageLifetime?(name: string, args: unknown[]): void;
  triggerEvent(name: string, detail: unknown, options?: EventOptions): void;
  addListener(name: string, listener: (event: WxEvent) => unknown, options?: { capture?: boolean }): void;
  replaceDataOnPath?(path: string[], value: unknown): void;
  applyDataUpdates?(): void;
  _$eventTarget?: EventTarget | null;
}

export interface ShadowRoot extends WxElement {
  getHostNode(): WxElement;
  querySelector(selector: string): WxElement | null;
  querySelectorAll(selector: string): WxElement[];
}

interface EventTarget {
  listeners: Record<string, unknown>;
  captureListeners: Record<string, unknown> | null;
}

interface ClassList {
  toggle(name: string, force: boolean, segment: number): boolean;
  _$resolvePrefixes(name: string, visit: (scope: number | undefined, name: string) => void): void;
  _$prefixManager?: { queryName(scope: number): string | undefined };
}

export interface EventOptions {
  bubbles?: boolean;
  composed?: boolean;
  capturePhase?: boolean;
  extraFields?: Record<string, unknown>;
  handleListenerReturn?: (result: unknown) => void;
}

export interface WxEvent {
  type: string;
  detail: unknown;
  target: WxElement;
  currentTarget: WxElement;
  preventDefault(): void;
  stopPropagation(): void;
  defaultPrevented(): boolean;
}

/** `this` of a page or component. */
export interface Instance {
  is: string;
  id: string;
  data: Record<string, unknown>;
  setData(data: Record<string, unknown>, callback?: () => void): void;
  /** The engine's own node. */
  _$: WxElement;
  [name: string]: unknown;
}

export interface Root {
  get(): Instance;
  getComponent(): WxElement;
  attach(parent: HTMLElement, placeholder: Node): void;
  release(): void;
}

export type Definition = Record<string, unknown>;

export interface Registrar {
  Page(definition: Definition): void;
  Component(definition: Definition): void;
  Behavior(definition: Definition): unknown;
}

export interface BehaviorHandle {
  readonly _$?: unknown;
}

export interface CodeSpace {
  addComponentStaticConfig(path: string, config: ComponentConfig): void;
  addCompiledTemplate(path: string, template: unknown): void;
  addStyleSheet(path: string, url: string, scope?: string): void;
  componentEnv(path: string, define: (registrar: Registrar) => void): void;
  setOverallBehavior(behavior: unknown): void;
  behavior(): { definition(definition: Definition): { register(): BehaviorHandle } };
  getComponentSpace(): ComponentSpace;
}

export interface ComponentSpace {
  updateComponentOptions(options: Record<string, unknown>): void;
  setGlobalUsingComponent(tag: string, definition: unknown): void;
  defineComponent(definition: Definition): unknown;
  defineBehavior(definition: Definition): unknown;
}

export interface Backend {
  registerStyleSheetContent(path: string, content: string): void;
  createRoot(tag: string, space: CodeSpace, url: string): Root;
}

export interface Engine {
  space: CodeSpace;
  /** The space in which built-in elements are defined. */
  builtIns: ComponentSpace;
  backend: Backend;
}

export const WindowBackend = glassEasel.CurrentWindowBackendContext as unknown as new () => { document: unknown };

/** One engine for the frame, drawing through `context`. */
export function createEngine(context: object): Engine {
  const environment = new adapter.MiniProgramEnv();
  const globals = environment.getGlobalCodeSpace() as unknown as CodeSpace;
  const space = environment.createCodeSpace('', true) as unknown as CodeSpace;
  Object.assign(glassEasel.globalOptions, { backendContext: context, writeExtraInfoToAttr: true });
  // van-button has a property named dataset, which a field of the node would overwrite.
  space.getComponentSpace().updateComponentOptions({ writeFieldsToNode: false, useMethodCallerListeners: true });
  const backend = environment.associateBackend(context as glassEasel.GeneralBackendContext) as unknown as Backend;
  return { space, builtIns: globals.getComponentSpace(), backend };
}

interface DataGroup {
  _$comp: WxElement | null;
  replaceProperty(name: string, value: unknown): boolean;
}

/** `take` is asked for every attribute that is no property of its component; true when it served it. */
export function onUnknownProperty(take: (element: WxElement, name: string, value: unknown) => boolean): void {
  const prototype = glassEasel.DataGroup.prototype as unknown as DataGroup;
  const original: unknown = Reflect.get(prototype, 'replaceProperty');
  if (typeof original !== 'function') throw new Error('the engine has no DataGroup.replaceProperty');
  prototype.replaceProperty = function (this: DataGroup, name, value) {
    if (original.call(this, name, value) === true) return true;
    return this._$comp !== null && take(this._$comp, name, value);
  };
}

/** Methods that the adapter's components lack; `this` is the component. */
export function addComponentMethods(methods: Record<string, (this: Instance, ...args: never[]) => unknown>): void {
  Object.assign(adapter.component.ComponentCaller.prototype, methods);
}

/** Attributes and events that WeChat ignores silently are no warnings; returning false keeps the engine from printing them. */
export function onEngineWarning(print: (message: string) => void): void {
  glassEasel.addGlobalWarningListener((message: string) => {
    if (!/is not a valid property|not a valid event|keys are not unique|number as for-list/.test(message))
      print(message);
    return false;
  });
}

export function onEngineError(report: (error: unknown) => void): void {
  glassEasel.addGlobalErrorListener((error: unknown) => {
    report(error);
    return false;
  });
}

/** Dispatches an event as the phone would; bubbling through shadow trees unless told otherwise. */
export function dispatch(target: WxElement, name: string, detail: unknown, options: EventOptions): WxEvent {
  const event = new glassEasel.Event(name, detail, options);
  event.dispatch(target as unknown as glassEasel.Element);
  return event as unknown as WxEvent;
}

/** The element that the engine drew as this node or as the nearest one above it. */
export function elementAt(node: Node | null): WxElement | null {
  for (let each: Node | null = node; each; each = each.parentNode) {
    const element = (each as { __wxElement?: WxElement }).__wxElement;
    if (element) return element;
  }
  return null;
}

export const drawnElement = (node: Node): WxElement | null => (node as { __wxElement?: WxElement }).__wxElement ?? null;

/** The next element outward, out of shadow trees too. */
export const outward = (element: WxElement): WxElement | null => element.parentNode ?? element.getHostNode?.() ?? null;

export function hasListener(element: WxElement, name: string): boolean {
  const target = element._$eventTarget;
  return target?.listeners[name] !== undefined || target?.captureListeners?.[name] !== undefined;
}

/** Whether a listener on this element keeps the event from everything above: `catch:`. */
export function catches(element: WxElement, name: string): boolean {
  const listeners = element._$eventTarget?.listeners[name];
  return typeof listeners === 'object' && listeners !== null && Number(Reflect.get(listeners, 'finalCount')) > 0;
}

/** `this` of a custom component; null for built-in elements. */
export function instanceOf(element: WxElement): Instance | null {
  const caller = element.getMethodCaller?.();
  if (typeof caller !== 'object' || caller === null || caller === element) return null;
  return '_$' in caller ? (caller as Instance) : null;
}

/** Class names as they stand in the document for an element that belongs to the same component as `element`. */
export function scopedClasses(element: WxElement, names: string): string {
  const list = element.classList;
  const scoped: string[] = [];
  for (const name of names.split(/\s+/).filter(Boolean)) {
    list?._$resolvePrefixes(name, (scope, plain) => {
      const prefix = scope === undefined ? '' : list._$prefixManager?.queryName(scope);
      scoped.push(prefix ? `${prefix}--${plain}` : plain);
    });
  }
  return scoped.join(' ');
}
