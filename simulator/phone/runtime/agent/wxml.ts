import type { WxElement, WxNode } from '../engine';
import { instanceOf } from '../engine';
import { tagName } from './element-ids';
import { isDrawn, isElement } from './lookup';

/** The markup that an element shows: with its own tag, or what is in it (in a component: its shadow tree). */
export function wxml(element: WxElement, outer: boolean): string {
  if (outer) return one(element);
  const root = instanceOf(element) ? element.getShadowRoot?.() : null;
  return inside(root ?? element);
}

const inside = (node: WxNode): string => (node.childNodes ?? []).map(draw).join('');

function draw(node: WxNode): string {
  if (!isElement(node)) return escapeText(node.textContent ?? '');
  return isDrawn(node) ? one(node) : inside(node);
}

function one(element: WxElement): string {
  const tag = tagName(element);
  const attributes = (['id', 'class', 'style'] as const)
    .filter((name) => element[name])
    .map((name) => ` ${name}="${escapeText(element[name])}"`);
  return `<${tag}${attributes.join('')}>${inside(element)}</${tag}>`;
}

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
