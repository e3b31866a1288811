import type { Rect } from '../../messages';

export function isVisible(dom: Element): boolean {
  const { width, height } = dom.getBoundingClientRect();
  return width > 0 && height > 0 && dom.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

export const rectOf = ({ left, top, width, height }: DOMRect): Rect => ({ left, top, width, height });

/** The text directly in an element, blanks left out. */
export const textNodes = (dom: Element): Node[] =>
  [...dom.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());

/** Around all lines of some text. */
export function rectOfText(nodes: readonly Node[]): Rect | null {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  return rectOf(range.getBoundingClientRect());
}

/**
 * Whether part of an element's text lies beyond what one above it shows and no scrolling brings it back. `slackPx`: how far
 * above and below a line's letters its box may reach.
 */
export function isCut(
  dom: HTMLElement,
  text: Rect | null,
  { root, slackPx }: { root: Element; slackPx: number },
): boolean {
  if (!text) return false;
  let [watchesX, watchesY] = [true, true];
  for (let each: Element | null = dom; each; each = each === root ? null : each.parentElement) {
    const { overflowX, overflowY, display } = getComputedStyle(each);
    if (display === 'inline') continue;
    const box = each.getBoundingClientRect();
    if (watchesX && hides(overflowX) && exceeds([text.left, text.width], [box.left, box.width], 1)) return true;
    if (watchesY && hides(overflowY) && exceeds([text.top, text.height], [box.top, box.height], slackPx)) return true;
    watchesX &&= !scrolls(overflowX);
    watchesY &&= !scrolls(overflowY);
  }
  return false;
}

const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

type Span = readonly [start: number, length: number];

const exceeds = ([start, length]: Span, [outerStart, outerLength]: Span, slack: number): boolean =>
  start < outerStart - slack || start + length > outerStart + outerLength + slack;

/** How much of an element shows through all that fades it. */
export function opacityOf(dom: HTMLElement, root: HTMLElement): number {
  let opacity = 1;
  for (let each: HTMLElement | null = dom; each && each !== root; each = each.parentElement) {
    opacity *= Number(getComputedStyle(each).opacity);
  }
  return opacity;
}

/** 0: the page itself; else how many elements with a fixed place are on top of each other up to here. */
export function layerOf(dom: HTMLElement, root: HTMLElement): number {
  let layer = 0;
  for (let each: HTMLElement | null = dom; each && each !== root; each = each.parentElement) {
    if (getComputedStyle(each).position === 'fixed') layer += 1;
  }
  return layer;
}

/** Stays in sight while the page is scrolled: itself, or something around it. */
export function isSticky(dom: HTMLElement, root: HTMLElement): boolean {
  for (let each: HTMLElement | null = dom; each && each !== root; each = each.parentElement) {
    if (getComputedStyle(each).position === 'sticky') return true;
  }
  return false;
}
