import type { AccessibleElement, AccessiblePage, Rect } from '../../simulator/phone/messages';
import { contrast, parseColor } from './contrast';

/** Pixels of CSS that a finger needs. */
const TARGET_PX = 44;
/** What rounding to whole pixels may take or add. */
const ROUNDING_PX = 0.5;

const interactive = ['button', 'link', 'radio', 'checkbox', 'switch', 'slider', 'textbox', 'tab'];
const fields = ['input', 'textarea'];

/** What is wrong with a page as it is drawn, one line each; `isGuardians`: it asks for one thing at most. */
export function faultsOf(page: AccessiblePage, { isGuardians }: { isGuardians: boolean }): string[] {
  const front = Math.max(0, ...page.elements.map(({ layer }) => layer));
  const seen = new Seen(page.elements, front);
  const wide = page.scrollWidth > page.clientWidth ? [`${page.scrollWidth} px wide on ${page.clientWidth}`] : [];
  return [
    ...wide,
    ...seen.all.flatMap((element) => [...textFaults(element), ...pictureFaults(element)]),
    ...seen.tappable.flatMap((element) => [...targetFaults(element, seen), ...nameFaults(element, seen)]),
    ...overlapFaults(seen),
    ...(isGuardians ? mainActionFaults(seen) : []),
  ];
}

/** The elements in front: of a page under a sheet, the sheet's. */
class Seen {
  readonly all: AccessibleElement[];
  readonly tappable: AccessibleElement[];

  constructor(
    private readonly elements: readonly AccessibleElement[],
    layer: number,
  ) {
    this.all = elements.filter((element) => element.layer === layer);
    this.tappable = this.all.filter(({ tappable }) => tappable);
  }

  around(element: AccessibleElement): AccessibleElement | undefined {
    return this.elements[element.within];
  }

  /** The texts shown in a tappable, its own among them. */
  textsIn(target: AccessibleElement): AccessibleElement[] {
    return this.all.filter((element) => element.ownText !== '' && !element.hidden && this.isIn(element, target));
  }

  private isIn(element: AccessibleElement, target: AccessibleElement): boolean {
    for (let each: AccessibleElement | undefined = element; each; each = this.around(each)) {
      if (each === target) return true;
    }
    return false;
  }
}

function textFaults(element: AccessibleElement): string[] {
  const isField = fields.includes(element.tag);
  if (element.ownText === '' && !isField) return [];
  const { fontSizePx, bold, opacity, color, backgroundColor } = element;
  const needed = fontSizePx >= 24 || (bold && fontSizePx >= 19) ? 3 : 4.5;
  const ratio = contrast(parseColor(color, opacity), parseColor(backgroundColor));
  return [
    ...(ratio < needed ? [`${name(element)}: contrast ${ratio.toFixed(2)} of ${color} on ${backgroundColor}`] : []),
    ...(element.cut ? [`${name(element)}: text is cut`] : []),
  ];
}

function pictureFaults(element: AccessibleElement): string[] {
  return element.tag === 'image' && !element.hidden && element.label === '' ? [`${name(element)}: no label`] : [];
}

function targetFaults(element: AccessibleElement, seen: Seen): string[] {
  const targets = [element, seen.around(element)];
  const isLarge = targets.some(
    (target) => target && Math.min(target.rect.width, target.rect.height) >= TARGET_PX - ROUNDING_PX,
  );
  const spilt = seen
    .textsIn(element)
    .filter(({ textRect, fontSizePx }) => textRect && !holds(element.rect, textRect, fontSizePx / 4));
  const { width, height } = element.rect;
  return [
    ...(isLarge ? [] : [`${name(element)}: ${width.toFixed(0)}×${height.toFixed(0)} px to tap`]),
    ...spilt.map((text) => `${name(element)}: "${text.ownText.trim()}" reaches beyond it`),
  ];
}

function nameFaults(element: AccessibleElement, seen: Seen): string[] {
  const faults = interactive.includes(element.role) ? [] : [`${name(element)}: role "${element.role}"`];
  if (fields.includes(element.tag)) return element.ariaLabel ? faults : [...faults, `${name(element)}: no label`];
  if (element.label === '') return [...faults, `${name(element)}: no label`];
  const texts = seen.textsIn(element).map(({ ownText }) => letters(ownText));
  const label = letters(element.label);
  const isSaid = texts.join('').includes(label) || texts.every((text) => label.includes(text));
  return isSaid ? faults : [...faults, `${name(element)}: the label "${element.label}" is not what it shows`];
}

function overlapFaults({ tappable }: Seen): string[] {
  return tappable.flatMap((one, at) =>
    tappable
      .slice(at + 1)
      .filter(
        (other) =>
          one.within === other.within &&
          one.sticky === other.sticky &&
          !isVeil(one) &&
          !isVeil(other) &&
          meet(one.rect, other.rect),
      )
      .map((other) => `${name(one)} lies over ${name(other)}`),
  );
}

/** One filled button at most: the rest is plain or quiet. */
function mainActionFaults({ tappable }: Seen): string[] {
  const filled = tappable.filter(({ classes }) => {
    const own = classes.split(/\s+/);
    return own.includes('button') && !own.some((each) => /^button-(plain|quiet|off)$/.test(each));
  });
  return filled.length > 1 ? [`${filled.length} main actions: ${filled.map(name).join(', ')}`] : [];
}

/** What a sheet stands on: the page behind it, a tap on which closes it. */
const isVeil = ({ classes, text }: AccessibleElement): boolean => text === '' && /\bsheet-veil\b/.test(classes);

const name = ({ tag, classes, text, label }: AccessibleElement): string =>
  `<${[tag, ...classes.split(/\s+/).filter(Boolean)].join('.')}> ${JSON.stringify((text || label).slice(0, 30))}`;

const letters = (text: string): string => text.replace(/[\s\p{P}\p{S}]/gu, '');

const holds = (outer: Rect, inner: Rect, slackY: number): boolean =>
  inner.left >= outer.left - 1 &&
  inner.left + inner.width <= outer.left + outer.width + 1 &&
  inner.top >= outer.top - slackY &&
  inner.top + inner.height <= outer.top + outer.height + slackY;

const meet = (one: Rect, other: Rect): boolean =>
  Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left) > 1 &&
  Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top) > 1;
