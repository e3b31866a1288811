import { builtElementOf } from '../elements/element';
import type { WxElement } from '../engine';
import { dispatch, elementAt, instanceOf } from '../engine';
import { centreOf, tapElement } from '../events';
import { metrics } from '../metrics';
import type { AgentContext, Method } from './agent';
import type { ElementIds } from './element-ids';
import { attributeOf, findAll, scopeOf } from './lookup';
import { list, names, plain, valueAt } from './values';
import { wxml } from './wxml';

/** Element.*: what the automator's client asks of an element. */
export function elementMethods(_context: AgentContext, ids: ElementIds): Record<string, Method> {
  const dom = (id: unknown): HTMLElement => drawn(ids.get(id));
  return {
    'Element.getElement': ({ elementId, selector }) => {
      const [element] = findAll(scopeOf(ids.get(elementId)), String(selector));
      if (!element) throw new Error(`no such element: ${String(selector)}`);
      return ids.pack(element);
    },
    'Element.getElements': ({ elementId, selector }) => ({
      elements: findAll(scopeOf(ids.get(elementId)), String(selector)).map((element) => ids.pack(element)),
    }),
    'Element.tap': ({ elementId }) => {
      const element = ids.get(elementId);
      drawn(element).scrollIntoView({ block: 'nearest' });
      tapElement(innermost(element), centreOf(element));
    },
    'Element.getDOMProperties': ({ elementId, names: wanted }) => ({
      properties: names(wanted).map((name) => plain(Reflect.get(dom(elementId), name))),
    }),
    'Element.getAttributes': ({ elementId, names: wanted }) => ({
      attributes: names(wanted).map((name) => plain(attributeOf(ids.get(elementId), name))),
    }),
    'Element.getProperties': ({ elementId, names: wanted }) => ({
      properties: names(wanted).map((name) => property(ids.get(elementId), name)),
    }),
    'Element.getStyles': ({ elementId, names: wanted }) => {
      const style = getComputedStyle(dom(elementId));
      return { styles: names(wanted).map((name) => style.getPropertyValue(name)) };
    },
    'Element.getOffset': ({ elementId }) => {
      const { left, top } = dom(elementId).getBoundingClientRect();
      return { left, top };
    },
    'Element.getWXML': ({ elementId, type }) => ({ wxml: wxml(ids.get(elementId), type === 'outer') }),
    'Element.triggerEvent': ({ elementId, type, detail }) => {
      metrics.begin(String(type));
      dispatch(ids.get(elementId), String(type), detail ?? {}, { bubbles: true, composed: true, capturePhase: true });
    },
    'Element.dispatchEvent': ({ elementId, eventName, detail, ...fields }) => {
      touch(ids.get(elementId), String(eventName), fields, detail ?? {});
    },
    ...touchMethods(ids),
    'Element.callFunction': ({ elementId, functionName, args }) => {
      const [, name = ''] = String(functionName).split('.');
      const run = builtElementOf(ids.get(elementId))?.behaviour.control?.[name];
      if (!run) throw new Error(`not simulated: ${String(functionName)}`);
      const result: unknown = Reflect.apply(run, undefined, list(args));
      return { result: plain(result) };
    },
    ...componentMethods(ids),
  };
}

function touchMethods(ids: ElementIds): Record<string, Method> {
  return Object.fromEntries(
    ['touchstart', 'touchmove', 'touchend'].map((name) => [
      `Element.${name}`,
      ({ elementId, ...fields }: Record<string, unknown>) => touch(ids.get(elementId), name, fields, {}),
    ]),
  );
}

function touch(element: WxElement, name: string, fields: Record<string, unknown>, detail: unknown): void {
  metrics.begin(name);
  const changedTouches = fields['changedTouches'] ?? fields['changeTouches'] ?? [];
  const extraFields = { touches: fields['touches'] ?? [], changedTouches };
  dispatch(element, name, detail, { bubbles: true, composed: true, capturePhase: true, extraFields });
}

function componentMethods(ids: ElementIds): Record<string, Method> {
  const instance = (id: unknown): NonNullable<ReturnType<typeof instanceOf>> => {
    const found = instanceOf(ids.get(id));
    if (!found) throw new Error('the element is no custom component');
    return found;
  };
  return {
    'Element.getData': ({ elementId, path }) => ({ data: plain(valueAt(instance(elementId).data, path)) }),
    'Element.setData': ({ elementId, data }) =>
      new Promise((resolve) => instance(elementId).setData(data as Record<string, unknown>, () => resolve({}))),
    'Element.callMethod': async ({ elementId, method, args }) => {
      const component = instance(elementId);
      const run = component[String(method)];
      if (typeof run !== 'function') throw new Error(`component.${String(method)} not exists`);
      return { result: plain(await (run.apply(component, list(args)) as unknown)) };
    },
  };
}

function drawn(element: WxElement): HTMLElement {
  const dom = element.getBackendElement();
  if (!dom?.isConnected) throw new Error('the element is gone');
  return dom;
}

/** A finger on a component touches what lies in its middle. */
function innermost(element: WxElement): WxElement {
  const { clientX, clientY } = centreOf(element);
  const at = document.elementFromPoint(clientX, clientY);
  return at && drawn(element).contains(at) ? (elementAt(at) ?? element) : element;
}

/** The client first asks which properties there are. */
function property(element: WxElement, name: string): unknown {
  if (name === '__propPublic') return Object.fromEntries(Object.keys(element.data ?? {}).map((key) => [key, true]));
  return plain(element.data?.[name]);
}
