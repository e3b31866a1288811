import { describe, expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import { familySlip } from '../../miniprogram/components/code-slip/code-slip.model';
import * as consent from '../../miniprogram/pages/consent/consent.model';
import * as consents from '../../miniprogram/pages/consents/consents.model';
import * as ward from '../../miniprogram/pages/ward/ward.model';
import { chipsOf, formOn, toInput } from '../../miniprogram/packages/staff/components/basis-form/basis-form.model';
import * as staffConsents from '../../miniprogram/packages/staff/consents/consents.model';
import { namesText } from '../../miniprogram/text/names';

const given = { event: 'give' as const, by: 'mother' as const, at: '2026-11-20T02:00:00.000Z', until: '2027-08-31' };
const standing = { purpose: 'photo' as const, state: 'stands' as const, until: '2027-08-31', history: [given] };
const data: Output<'identity.listConsents'> = {
  pupilName: '罗小军',
  schoolName: '河口中学',
  className: '三年级',
  may: 'yes',
  mayInvite: true,
  until: '2027-08-31',
  consents: [
    { purpose: 'typical-case', state: 'never', until: null, history: [] },
    { purpose: 'sponsorship', state: 'suspended', until: null, history: [{ ...given, by: 'father' }] },
    standing,
  ],
};
const pageOf = (purpose: string, more: Partial<typeof data> = {}) => ({
  ...consent.blank,
  ...consent.toView({ ok: true, data: { ...data, ...more } }, purpose, consent.blank),
});

describe('the own child', () => {
  const child = {
    name: '罗小军',
    schoolName: '河口中学',
    className: '三年级',
    relation: 'entrusted-carer' as const,
    lacksBasis: true,
    mayInvite: false,
    codes: [],
  };

  test('a carer is told which paper the class teacher lacks', () => {
    const view = { ...ward.blank, ...ward.toView({ ok: true, data: child }, ward.blank) };
    expect(view).toMatchObject({ relation: '受委托照护人', mayInvite: false });
    expect(view.lacking).toContain('委托照护告知书');
    const guardian = { ...child, relation: 'lawful-guardian' as const };
    expect(ward.toView({ ok: true, data: guardian }, ward.blank).lacking).toContain('法院');
    expect(ward.toView({ ok: true, data: { ...guardian, lacksBasis: false } }, ward.blank).lacking).toBe('');
  });

  test('open codes say until when, and the slip says for whom', () => {
    const codes = [{ codeId: 'c1', code: 'ABCD-2345', expiresAt: '2026-12-04T02:00:00.000Z' }];
    const view = ward.toView({ ok: true, data: { ...child, codes } }, ward.blank);
    expect(view.codes).toEqual([
      expect.objectContaining({ code: 'ABCD-2345', note: expect.stringContaining('前有效') }),
    ]);
    const slip = familySlip('罗小军', { code: 'ABCD-2345', expiresAt: '2026-12-04T02:00:00.000Z' }, '');
    expect(slip).toMatchObject({ heading: '给罗小军的另一位家长', spelled: 'A B C D - 2 3 4 5' });
  });
});

describe('one purpose', () => {
  test('who may decide reads what it is, for whom, until when, and has one main button', () => {
    expect(pageOf('typical-case')).toMatchObject({ step: 'give', state: '', instead: null });
    expect(pageOf('typical-case').untilText).toBe('到2027年8月31日为止，到时候再问您。');
    expect(consent.givingOf('p1', 'photo', { until: '2027-08-31' })).toEqual({
      pupilId: 'p1',
      purpose: 'photo',
      until: '2027-08-31',
      wording: 1,
    });
  });

  test('what stands can be taken back', () => {
    expect(pageOf('photo')).toMatchObject({
      step: 'withdraw',
      state: '现在：妈妈同意了',
      history: ['2026年11月20日，妈妈同意了'],
    });
  });

  test('what is suspended can be given by another, and no bar is named', () => {
    expect(pageOf('sponsorship')).toMatchObject({ step: 'give', state: '暂停了，学校现在不用' });
  });

  test('who may not decide is told who can, and has no button', () => {
    const view = pageOf('photo', { may: 'not-entitled', mayInvite: false });
    expect(view).toMatchObject({ step: 'none', instead: { text: expect.stringContaining('妈妈或爸爸') } });
    expect(view.instead?.next).toContain('找班主任要');
    expect(pageOf('photo', { may: 'basis-missing' }).instead?.text).toContain('监护依据');
  });
});

test('the list of purposes, and children to choose from', () => {
  const view = consents.toView({ ok: true, data }, consents.blank);
  expect(view.purposes?.map(({ note }) => note)).toEqual([
    '还没有同意',
    '暂停了，学校现在不用',
    '同意了，到2027年8月31日',
  ]);
  const children = Array.from({ length: 30 }, (_, at) => ({
    pupilId: `p${at}`,
    name: `孩子${at}`,
    schoolName: '河口中学',
    className: '三年级',
    relation: 'institution' as const,
  }));
  expect(consents.toChildren(children, 0)).toMatchObject({ children: { length: 10 }, place: { hasNext: true } });
});

test('staff read what may be used and what may not', () => {
  const view = staffConsents.toView({ ok: true, data }, staffConsents.blank);
  expect(view.items?.map(({ state, tone }) => [state, tone])).toEqual([
    ['没有同意，不能用', 'warning'],
    ['暂停，不能用：同意的人被法院禁止接触孩子', 'warning'],
    ['同意了，可以用，到2027年8月31日', 'success'],
  ]);
});

test('a paper is recorded with kind and day, the note only where there is one', () => {
  const aim = { pupilId: 'p1', personId: 'o1' };
  expect(chipsOf(['court'])).toEqual([{ key: 'court', label: '法院的判决或指定' }]);
  expect(formOn('2026-11-20', ['entrustment']).kind).toBe('entrustment');
  expect(toInput(aim, formOn('2026-11-20', ['court', 'by-law']))).toBeNull();
  const form = { kind: 'court' as const, on: '2026-09-01', note: ' ' };
  expect(toInput(aim, form)).toEqual({ ...aim, kind: 'court', on: '2026-09-01' });
  expect(toInput(aim, { ...form, note: '12号' })).toMatchObject({ note: '12号' });
});

test('of many children the first are named', () => {
  expect(namesText(['甲', '乙', '丙'])).toBe('甲、乙、丙');
  expect(namesText(['甲', '乙', '丙', '丁'])).toBe('甲、乙、丙等4个孩子');
});
