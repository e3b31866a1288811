import { textOf, within, type Element, type Wxml } from './wxml';

/** What a rule may know besides the markup. */
export interface Unit {
  readonly wxml: Wxml;
  /** Source of the script beside it; empty when there is none. */
  readonly script: string;
  /** Tags that its JSON and app.json declare. */
  readonly components: ReadonlySet<string>;
  /** Names that the icon font draws. */
  readonly icons: ReadonlySet<string>;
}

export interface Finding {
  readonly line: number;
  readonly text: string;
}

type Rule = (unit: Unit) => Finding[];

const EVENT = /^(?:capture-)?(?:mut-)?(?:bind|catch)(:?)([a-z].*)$/;
const LABELLED_ROLES = ['view', 'image', 'text', 'icon', 'cover-view', 'cover-image'];
const BUTTONS = ['button', 'van-button'];
const ICON_ATTRIBUTES = ['icon', 'left-icon', 'right-icon', 'active-icon', 'inactive-icon'];

/** The subset of WXML on which every runtime of WeChat agrees and which every person can use. */
export const wxmlRules: Readonly<Record<string, Rule>> = {
  'closed-tags': ({ wxml }) => wxml.unclosed.map(({ tag, line }) => ({ line, text: `<${tag}> is not closed` })),

  'event-with-colon': each((element) =>
    events(element)
      .filter(({ colon }) => !colon)
      .map(({ attribute }) => `${attribute} needs a colon`),
  ),

  'event-handler-is-a-method': (unit) =>
    each((element) =>
      events(element).flatMap(({ attribute, handler }) => {
        if (handler.includes('{{')) return [`${attribute} is computed; WXS handlers work on some runtimes only`];
        if (!/^on[A-Z]/.test(handler)) return [`${attribute}="${handler}": handlers are called onXxx`];
        const isDefined = new RegExp(`\\b${handler}\\b`).test(unit.script);
        return isDefined ? [] : [`${attribute}="${handler}" is not in the script`];
      }),
    )(unit),

  'no-literal-newline': each(({ text, attributes }) =>
    [text, ...Object.values(attributes)].some((value) => value.includes('\\n'))
      ? ['\\n is shown as two characters']
      : [],
  ),

  'list-has-key': each(({ attributes }) =>
    attributes['wx:for'] !== undefined && attributes['wx:key'] === undefined ? ['wx:for without wx:key'] : [],
  ),

  'component-is-declared': (unit) =>
    each(({ tag }) =>
      NATIVE.has(tag) || unit.components.has(tag) ? [] : [`<${tag}> is neither built in nor in usingComponents`],
    )(unit),

  'tappable-speaks': each((element) => {
    const isTapped = events(element).some(({ event }) => event === 'tap');
    if (!isTapped || !LABELLED_ROLES.includes(element.tag)) return [];
    const missing = [
      ...(element.attributes['aria-role'] ? [] : ['aria-role']),
      ...(element.attributes['aria-label'] || textOf(element) ? [] : ['aria-label or text']),
    ];
    return missing.map((name) => `<${element.tag}> can be tapped but has no ${name}`);
  }),

  'button-speaks': each((element) => {
    const speaks = element.attributes['aria-label'] || textOf(element) || within(element).length > 1;
    return BUTTONS.includes(element.tag) && !speaks ? [`<${element.tag}> has no text`] : [];
  }),

  'image-speaks': each(({ tag, attributes }) => {
    const speaks = attributes['aria-label'] ?? attributes['alt'] ?? attributes['aria-hidden'];
    return tag === 'image' && !speaks ? ['<image> has neither aria-label nor aria-hidden'] : [];
  }),

  'icon-is-drawn': (unit) =>
    each((element) =>
      iconNames(element)
        .filter((name) => !unit.icons.has(name))
        .map((name) => `the icon font has no ${name}`),
    )(unit),

  'colour-from-token': each(({ attributes }) =>
    /#[0-9a-f]{3,8}\b|rgba?\(/i.test(attributes['style'] ?? '') ? ['a colour in style: use a token'] : [],
  ),
};

/** What WeChat builds in, as far as this product may want it. */
const NATIVE = new Set(
  (
    'block template import include wxs slot view scroll-view swiper swiper-item cover-view cover-image text rich-text icon progress ' +
    'button checkbox checkbox-group editor form input label picker picker-view picker-view-column radio radio-group slider switch ' +
    'textarea image canvas video camera page-meta navigation-bar page-container root-portal match-media movable-area movable-view'
  ).split(' '),
);

function each(find: (element: Element) => string[]): Rule {
  return ({ wxml }) => wxml.elements.flatMap((element) => find(element).map((text) => ({ line: element.line, text })));
}

function events({ attributes }: Element) {
  return Object.entries(attributes).flatMap(([attribute, handler]) => {
    const match = EVENT.exec(attribute);
    return match === null ? [] : [{ attribute, handler, colon: match[1] === ':', event: match[2] ?? '' }];
  });
}

/** Names written out; those in `{{…}}` are found between its quotes. */
function iconNames({ tag, attributes }: Element): string[] {
  const names = tag === 'van-icon' ? [attributes['name']] : [];
  const isVant = tag.startsWith('van-');
  const values = [...names, ...(isVant ? ICON_ATTRIBUTES.map((attribute) => attributes[attribute]) : [])];
  return values.flatMap((value = '') =>
    value.includes('{{') ? [...value.matchAll(/'([a-z][a-z-]*)'/g)].map(([, name = '']) => name) : value || [],
  );
}
