import { expect, test } from '@jest/globals';
import {
  blank,
  emptyForm,
  toView,
  withChoice,
  withFound,
  withName,
} from '../../miniprogram/packages/staff/kin/kin.model';

const declaration = {
  pupilId: 'p1',
  pupilName: '石小花',
  className: '一年级',
  relation: 'other-kin' as const,
  declaredAt: '2026-11-20T02:00:00.000Z',
};

test('own declarations and those of colleagues say who is what to whom', () => {
  const others = [{ ...declaration, personId: 'k1', name: '何老师' }];
  const shown = toView({ ok: true, data: { own: [declaration], others } }, blank);
  expect(shown.own).toEqual([{ key: 'p1', heading: '石小花', note: '一年级，我是孩子的亲戚，2026年11月20日申报' }]);
  expect(shown.others).toMatchObject([{ heading: '何老师和石小花', personId: 'k1', pupilId: 'p1' }]);
});

test('the only child of a name is chosen already; of several one is tapped', () => {
  const one = { pupilId: 'p1', name: '石小花', className: '一年级' };
  const found = (pupils: (typeof one)[]) =>
    withFound({ ...emptyForm, name: '石小花' }, { ok: true, data: { pupils } }).form;
  expect(found([one])).toMatchObject({ pupilId: 'p1', none: '' });
  expect(found([one, { ...one, pupilId: 'p2' }])).toMatchObject({ pupilId: '' });
  expect(found([])?.none).toContain('本校没有');
});

test('what will be declared is said on the button, once child and relation are chosen', () => {
  const form = { ...emptyForm, name: '石小花', found: [{ key: 'p1', heading: '石小花', note: '一年级' }] };
  expect(withChoice(form, { pupilId: 'p1' }).promise).toBe('');
  expect(withChoice({ ...form, pupilId: 'p1' }, { relation: 'father' }).promise).toBe('我是石小花的爸爸，申报');
  expect(withName('石')).toMatchObject({ form: { found: [], pupilId: '' }, promise: '' });
});
