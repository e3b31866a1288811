import type { ShadowRoot, WxElement, WxNode } from '../engine';
import { instanceOf, outward } from '../engine';
import { tagName } from './element-ids';

/** Where to look: the tree of a page or component, or what lies under an element of one. */
export interface Scope {
  root: ShadowRoot;
  within: WxElement | null;
}

export function scopeOf(element: WxElement): Scope {
  const own = instanceOf(element) ? element.getShadowRoot?.() : null;
  if (own) return { root: own, within: null };
  if (!element.ownerShadowRoot) throw new Error(`<${tagName(element)}> is gone`);
  return { root: element.ownerShadowRoot, within: element };
}

/**
 * Elements of one shadow tree that match, in order; `a >>> b` crosses into the component a. Selectors are the engine's
 * (ids, classes, child and descendant), a tag, or a tag with classes or attributes such as `view.row` or `button[type=primary]`.
 */
export function findAll(scope: Scope, selector: string): WxElement[] {
  const [first = '', ...deeper] = selector.split('>>>').map((part) => part.trim());
  let found = findHere(scope, first);
  for (const part of deeper) {
    found = found.flatMap((element) => {
      const root = element.getShadowRoot?.();
      return root ? findHere({ root, within: null }, part) : [];
    });
  }
  return found;
}

function findHere({ root, within }: Scope, selector: string): WxElement[] {
  const alternatives = selector.split(',').map((each) => parse(each.trim()));
  return descendants(within ?? root).filter((element) => alternatives.some((steps) => matches(element, steps, root)));
}

interface Step {
  tag: string;
  id: string;
  classes: string[];
  attributes: [name: string, value: string | undefined][];
  direct: boolean;
}

function parse(selector: string): Step[] {
  const steps: Step[] = [];
  let direct = false;
  for (const token of selector
    .replace(/\s*>\s*/g, ' > ')
    .split(/\s+/)
    .filter(Boolean)) {
    if (token === '>') direct = true;
    else {
      steps.push(parseStep(token, direct));
      direct = false;
    }
  }
  if (steps.length === 0) throw new Error(`selector "${selector}" is empty`);
  return steps;
}

function parseStep(token: string, direct: boolean): Step {
  const step: Step = { tag: '', id: '', classes: [], attributes: [], direct };
  let rest = token;
  while (rest !== '') {
    const match = /^(?:#([\w-]+)|\.([\w-]+)|\[([\w-]+)(?:=["']?([^\]"']*)["']?)?\]|([\w-]+|\*))/.exec(rest);
    if (!match) throw new Error(`not simulated: selector ${token}`);
    const [all, id, name, attribute, value, tag] = match;
    if (id !== undefined) step.id = id;
    else if (name !== undefined) step.classes.push(name);
    else if (attribute !== undefined) step.attributes.push([attribute, value]);
    else if (tag !== undefined && tag !== '*') step.tag = tag;
    rest = rest.slice(all.length);
  }
  return step;
}

function matches(element: WxElement, steps: Step[], root: ShadowRoot): boolean {
  const last = steps.at(-1);
  if (!last || !matchesStep(element, last)) return false;
  const before = steps.slice(0, -1);
  if (before.length === 0) return true;
  for (let each = parentIn(element, root); each; each = parentIn(each, root)) {
    if (matches(each, before, root)) return true;
    if (last.direct) return false;
  }
  return false;
}

/** The element above in the same tree, virtual nodes left out. */
function parentIn(element: WxElement, root: ShadowRoot): WxElement | null {
  for (let each = outward(element); each && each !== root; each = outward(each)) {
    if (isDrawn(each)) return each;
  }
  return null;
}

const matchesStep = (element: WxElement, step: Step): boolean =>
  (step.tag === '' || tagName(element) === step.tag) &&
  (step.id === '' || element.id === step.id) &&
  step.classes.every((name) => element.class.split(/\s+/).includes(name)) &&
  step.attributes.every(([name, value]) => {
    const actual = attributeOf(element, name);
    return value === undefined ? actual !== null && actual !== undefined : String(actual) === value;
  });

/** An attribute of the template: class, id, style, data-*, aria-*, or a property. */
export function attributeOf(element: WxElement, name: string): unknown {
  if (name === 'class' || name === 'id' || name === 'style') return element[name];
  const camel = (text: string): string => text.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
  if (name.startsWith('data-')) return element.dataset[camel(name.slice(5))] ?? null;
  const property = element.data?.[camel(name)];
  if (property !== undefined) return property;
  return element.getBackendElement()?.getAttribute(name === 'aria-role' ? 'role' : name) ?? null;
}

/** Everything that the template draws below, in document order. */
function descendants(node: WxNode): WxElement[] {
  return (node.childNodes ?? []).flatMap((child) => {
    const below = descendants(child);
    return isElement(child) && isDrawn(child) ? [child, ...below] : below;
  });
}

export const isElement = (node: WxNode): node is WxElement => 'getBackendElement' in node && 'childNodes' in node;

/** Not a virtual node: those of wx:if, wx:for, slots. */
export const isDrawn = (element: WxElement): boolean => Boolean(element.classList);
