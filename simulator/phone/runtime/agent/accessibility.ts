import type { AccessibleElement } from '../../messages';
import { tagName } from './element-ids';
import type { WxElement } from '../engine';
import { drawnElement, hasListener } from '../engine';

const controls = new Set([
  'button',
  'input',
  'textarea',
  'checkbox',
  'radio',
  'switch',
  'slider',
  'picker',
  'navigator',
  'label',
]);

/** Everything visible under `root` that can be tapped or is text of its own, with what an accessibility check needs. */
export function accessibleElements(root: HTMLElement): AccessibleElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((dom) => {
    const element = drawnElement(dom);
    if (!element || !isVisible(dom)) return [];
    const tappable = hasListener(element, 'tap') || controls.has(tagName(element));
    const ownText = [...dom.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    return tappable || ownText ? [describe(element, dom, tappable)] : [];
  });
}

function isVisible(dom: HTMLElement): boolean {
  const { width, height } = dom.getBoundingClientRect();
  return width > 0 && height > 0 && dom.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

function describe(element: WxElement, dom: HTMLElement, tappable: boolean): AccessibleElement {
  const { left, top, width, height } = dom.getBoundingClientRect();
  const style = getComputedStyle(dom);
  const text = dom.innerText.trim();
  const ariaLabel = dom.getAttribute('aria-label');
  return {
    tag: tagName(element),
    id: element.id,
    role: dom.getAttribute('role') ?? '',
    label: ariaLabel ?? (text || dom.querySelector('[aria-label]')?.getAttribute('aria-label') || ''),
    ariaLabel,
    text,
    tappable,
    rect: { left, top, width, height },
    color: style.color,
    backgroundColor: backgroundOf(dom),
    fontSizePx: parseFloat(style.fontSize),
    bold: Number(style.fontWeight) >= 600,
  };
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
