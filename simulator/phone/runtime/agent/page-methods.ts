import type { Page } from '../page';
import type { AgentContext, Method } from './agent';
import type { ElementIds } from './element-ids';
import type { Scope } from './lookup';
import { findAll } from './lookup';
import { list, names, plain, valueAt } from './values';

/** Page.*: elements, data and methods of a page. */
export function pageMethods({ pages }: AgentContext, ids: ElementIds): Record<string, Method> {
  const pageOf = (id: unknown): Page => {
    const page = pages.find(Number(id));
    if (!page) throw new Error(`page ${String(id)} is not found`);
    return page;
  };
  const scope = (id: unknown): Scope => {
    const root = pageOf(id).instance._$.getShadowRoot?.();
    if (!root) throw new Error(`page ${String(id)} is not drawn`);
    return { root, within: null };
  };
  return {
    'Page.getElement': ({ pageId, selector }) => {
      const [element] = findAll(scope(pageId), String(selector));
      if (!element) throw new Error(`no such element: ${String(selector)}`);
      return ids.pack(element);
    },
    'Page.getElements': ({ pageId, selector }) => ({
      elements: findAll(scope(pageId), String(selector)).map((element) => ids.pack(element)),
    }),
    'Page.getData': ({ pageId, path }) => ({ data: plain(valueAt(pageOf(pageId).instance.data, path)) }),
    'Page.setData': ({ pageId, data }) =>
      new Promise((resolve) => pageOf(pageId).instance.setData(data as Record<string, unknown>, () => resolve({}))),
    'Page.callMethod': async ({ pageId, method, args }) => {
      const { instance } = pageOf(pageId);
      const run = instance[String(method)];
      if (typeof run !== 'function') throw new Error(`page.${String(method)} not exists`);
      return { result: plain(await (run.apply(instance, list(args)) as unknown)) };
    },
    'Page.getWindowProperties': ({ pageId, names: wanted }) => {
      const { box } = pageOf(pageId);
      return { properties: names(wanted).map((name) => windowProperty(box, name)) };
    },
  };
}

/** A page scrolls in its own box; the rest is the window's. */
function windowProperty(box: HTMLElement, name: string): unknown {
  const last = name.split('.').at(-1) ?? '';
  return last in box ? plain(Reflect.get(box, last)) : plain(valueAt(window, name));
}
