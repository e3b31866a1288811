import type { Engine } from '../engine';
import { notSimulated } from '../problems';
import { button, label } from './button';
import { checkbox, checkboxGroup, radio, radioGroup, slider, switchElement } from './choice';
import type { ElementKind } from './element';
import { defineElement } from './element';
import { input, textarea } from './field';
import { form } from './form';
import { image } from './image';
import { navigatorElement } from './navigator';
import { pageMeta } from './page-meta';
import { picker } from './picker';
import { pickerView, pickerViewColumn } from './picker-view';
import { richText } from './rich-text';
import { scrollView } from './scroll-view';
import { icon, progress, rootPortal, text, view } from './simple';
import { swiper, swiperItem } from './swiper';

/** Every built-in element; the bundler refuses templates that use another. */
const kinds: Record<string, ElementKind> = {
  view,
  text,
  image,
  button,
  input,
  textarea,
  form,
  label,
  checkbox,
  'checkbox-group': checkboxGroup,
  radio,
  'radio-group': radioGroup,
  switch: switchElement,
  slider,
  picker,
  'picker-view': pickerView,
  'picker-view-column': pickerViewColumn,
  'scroll-view': scrollView,
  swiper,
  'swiper-item': swiperItem,
  navigator: navigatorElement,
  icon,
  progress,
  'rich-text': richText,
  'root-portal': rootPortal,
  'page-meta': pageMeta,
};

/** Templates from npm may hold these in branches that are never shown. */
const otherTags =
  'ad audio camera canvas cover-image cover-view editor grid-view live-player live-pusher map match-media movable-area ' +
  'movable-view official-account open-data page-container share-element video web-view';

const loud = (tag: string): ElementKind => ({
  create: () => ({
    attached: () => {
      throw notSimulated(`<${tag}>`);
    },
  }),
});

export const isBuiltInTag = (tag: string): boolean => tag in kinds;

export function defineElements({ space, builtIns }: Engine): void {
  for (const [tag, kind] of Object.entries(kinds)) defineElement(space.getComponentSpace(), builtIns, tag, kind);
  for (const tag of otherTags.split(' ')) defineElement(space.getComponentSpace(), builtIns, tag, loud(tag));
}
