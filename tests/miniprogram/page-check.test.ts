import { describe, expect, test } from '@jest/globals';
import type { AccessibleElement } from '../../simulator/phone/messages';
import { contrast, parseColor } from '../support/contrast';
import { faultsOf } from '../support/page-check';

/** A button as it should be. */
const button: AccessibleElement = {
  tag: 'view',
  id: '',
  classes: 'button',
  role: 'button',
  label: '签收',
  ariaLabel: '签收',
  hidden: false,
  text: '签收',
  ownText: '签收',
  tappable: true,
  within: -1,
  layer: 0,
  sticky: false,
  rect: { left: 16, top: 100, width: 358, height: 52 },
  textRect: { left: 170, top: 112, width: 40, height: 28 },
  cut: false,
  color: 'rgb(255, 255, 255)',
  opacity: 1,
  backgroundColor: 'rgb(11, 110, 99)',
  fontSizePx: 20,
  bold: true,
};
const below = { ...button, rect: { ...button.rect, top: 200 }, textRect: null };
const picture = { ...button, tag: 'image', tappable: false, text: '', ownText: '', label: '', ariaLabel: null };

const judge = (elements: AccessibleElement[], isGuardians = true): string[] =>
  faultsOf({ path: 'pages/x/x', scrollWidth: 390, clientWidth: 390, elements }, { isGuardians });

describe('a page', () => {
  test('as it should be', () => {
    expect(judge([button])).toEqual([]);
  });

  test.each<[string, Partial<AccessibleElement>, RegExp]>([
    ['text that is too pale', { color: 'rgb(120, 150, 150)' }, /contrast/],
    ['text that is faded', { opacity: 0.5 }, /contrast/],
    ['text that is cut', { cut: true }, /text is cut/],
    ['a target that is too low', { rect: { ...button.rect, height: 43 } }, /358×43 px to tap/],
    ['text that is larger than its button', { textRect: { left: 0, top: 112, width: 400, height: 28 } }, /beyond/],
    ['no role', { role: '' }, /role ""/],
    ['a tappable that calls itself text', { role: 'text' }, /role "text"/],
    ['no label', { label: '', ariaLabel: null, text: '', ownText: '' }, /no label/],
    ['another label than what is read', { label: '确定' }, /the label "确定" is not what it shows/],
    ['a field named by its placeholder alone', { tag: 'input', role: 'textbox', ariaLabel: null }, /no label/],
  ])('with %s', (_title, change, fault) => {
    expect(judge([{ ...button, ...change }]).join()).toMatch(fault);
  });

  test('where large text may be a little paler', () => {
    const pale = { ...button, color: 'rgb(135, 135, 135)', backgroundColor: 'rgb(255, 255, 255)', bold: false };
    expect(judge([pale])).toHaveLength(1);
    expect(judge([{ ...pale, fontSizePx: 24 }])).toEqual([]);
  });

  test('where a small tappable lies in a large one', () => {
    const small = { ...button, within: 0, rect: { left: 20, top: 110, width: 30, height: 30 }, textRect: null };
    expect(judge([button, small], false)).toEqual([]);
  });

  test('where tappables lie over each other', () => {
    expect(judge([button, { ...below, rect: { ...button.rect, top: 140 } }], false).join()).toMatch(/lies over/);
    expect(judge([button, below], false)).toEqual([]);
    const bar = { ...below, sticky: true, rect: { ...button.rect, top: 140 } };
    expect(judge([button, bar], false)).toEqual([]);
  });

  test('with a picture that says nothing', () => {
    expect(judge([picture]).join()).toMatch(/no label/);
    expect(judge([{ ...picture, hidden: true }])).toEqual([]);
  });

  test('with two main actions, where a guardian is asked', () => {
    expect(judge([button, below]).join()).toMatch(/2 main actions/);
    expect(judge([button, { ...below, classes: 'button button-plain' }])).toEqual([]);
  });

  test('under a sheet counts no more', () => {
    expect(
      judge([
        { ...button, role: '' },
        { ...below, layer: 1 },
      ]),
    ).toEqual([]);
  });

  test('that reaches beyond the edge', () => {
    const page = { path: 'pages/x/x', scrollWidth: 400, clientWidth: 390, elements: [button] };
    expect(faultsOf(page, { isGuardians: true })).toEqual(['400 px wide on 390']);
  });
});

describe('contrast', () => {
  test.each([
    ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 21],
    ['rgb(255, 255, 255)', 'rgb(255, 255, 255)', 1],
    ['rgb(119, 119, 119)', 'rgb(255, 255, 255)', 4.48],
    ['rgba(0, 0, 0, 0.5)', 'rgb(255, 255, 255)', 3.98],
  ])('%s on %s', (front, back, ratio) => {
    expect(contrast(parseColor(front), parseColor(back))).toBeCloseTo(ratio, 1);
  });

  test('what is no colour is refused', () => {
    expect(() => parseColor('transparent')).toThrow('no colour');
  });
});
