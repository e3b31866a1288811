import type { AccessibleElement, AccessiblePage } from '../../messages';
import type { WxElement } from '../engine';
import { drawnElement, hasListener } from '../engine';
import { tagName } from './element-ids';
import { isCut, isSticky, isVisible, layerOf, opacityOf, rectOf, rectOfText, textNodes } from './visibility';

/** Built-in elements that are tapped without a listener of the program, and what a screen reader calls them. */
const nativeRoles: Record<string, string> = {
  button: 'button',
  input: 'textbox',
  textarea: 'textbox',
  checkbox: 'checkbox',
  radio: 'radio',
  switch: 'switch',
  slider: 'slider',
  navigator: 'link',
  picker: '',
  label: '',
};

/** Something drawn, and what it shows of its own: text nodes, and the element that styles them. */
interface Subject {
  element: WxElement;
  dom: HTMLElement;
  tappable: boolean;
  texts: Node[];
  styled: HTMLElement;
}

/** Everything visible on the page that can be tapped, is text of its own or a picture, with what an accessibility check needs. */
export function accessiblePage(root: HTMLElement): Omit<AccessiblePage, 'path'> {
  const subjects = [...root.querySelectorAll<HTMLElement>('*')].flatMap((dom) => subjectOf(dom) ?? []);
  const tappables = new Map(subjects.flatMap(({ dom, tappable }, at) => (tappable ? [[dom, at] as const] : [])));
  const { scrollWidth, clientWidth } = root;
  return { scrollWidth, clientWidth, elements: subjects.map((subject) => describe(subject, tappables, root)) };
}

function subjectOf(dom: HTMLElement): Subject | null {
  const element = drawnElement(dom);
  if (!element || !isVisible(dom)) return null;
  const tag = tagName(element);
  const tappable = hasListener(element, 'tap') || tag in nativeRoles;
  const field = dom.querySelector<HTMLElement>(':scope > input, :scope > textarea');
  const placeholder = dom.querySelector<HTMLElement>(':scope > .phone-placeholder:not([hidden]) > :not(:empty)');
  const styled = placeholder ?? field ?? dom;
  const texts = textNodes(styled);
  return tappable || texts.length > 0 || tag === 'image' ? { element, dom, tappable, texts, styled } : null;
}

function describe(
  { element, dom, tappable, texts, styled }: Subject,
  tappables: ReadonlyMap<HTMLElement, number>,
  root: HTMLElement,
): AccessibleElement {
  const tag = tagName(element);
  const style = getComputedStyle(styled);
  const text = dom.innerText.trim();
  const ariaLabel = spoken(dom, 'aria-label');
  const textRect = rectOfText(texts);
  const fontSizePx = parseFloat(style.fontSize);
  return {
    tag,
    id: element.id,
    classes: element.class,
    role: spoken(dom, 'role') ?? nativeRoles[tag] ?? '',
    label: ariaLabel ?? (text || dom.querySelector('[aria-label]')?.getAttribute('aria-label') || ''),
    ariaLabel,
    hidden: dom.closest('[aria-hidden="true"]') !== null,
    text,
    ownText: texts.map((node) => node.textContent ?? '').join(''),
    tappable,
    within: placeWithin(dom, tappables),
    layer: layerOf(dom, root),
    sticky: isSticky(dom, root),
    rect: rectOf(dom.getBoundingClientRect()),
    textRect,
    cut: isCut(styled, textRect, { root, slackPx: fontSizePx / 4 }),
    color: style.color,
    opacity: opacityOf(styled, root),
    backgroundColor: backgroundOf(styled),
    fontSizePx,
    bold: Number(style.fontWeight) >= 600,
  };
}

/** An attribute of the element, or where it is nothing but a wrapping, of what it wraps. */
function spoken(dom: Element, name: string): string | null {
  const own = dom.getAttribute(name);
  if (own !== null || textNodes(dom).length > 0) return own;
  const [only, ...others] = [...dom.children].filter(isVisible);
  return only && others.length === 0 ? spoken(only, name) : null;
}

function placeWithin(dom: HTMLElement, tappables: ReadonlyMap<HTMLElement, number>): number {
  for (let each = dom.parentElement; each; each = each.parentElement) {
    const place = tappables.get(each);
    if (place !== undefined) return place;
  }
  return -1;
}

/** The colour of the nearest element behind that is opaque. */
function backgroundOf(dom: HTMLElement): string {
  for (let each: HTMLElement | null = dom; each; each = each.parentElement) {
    const { backgroundColor } = getComputedStyle(each);
    const alpha = /rgba\(.*,\s*([\d.]+)\)/.exec(backgroundColor)?.[1];
    if (backgroundColor !== 'transparent' && (alpha === undefined || Number(alpha) >= 0.99)) return backgroundColor;
  }
  return 'rgb(255, 255, 255)';
}
