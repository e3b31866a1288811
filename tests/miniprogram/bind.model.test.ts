import { expect, test } from '@jest/globals';
import { relations } from '../../contract/vocabulary';
import { blank, toOutcome, toPreview, withCode, withRelation } from '../../miniprogram/pages/bind/bind.model';

const child = {
  pupilId: 'p1',
  name: '石小花',
  schoolName: '河口中学',
  className: '七年级一班',
  relation: 'mother',
} as const;

test('the next step opens with the eighth character', () => {
  expect(withCode('ABCD-234')).toMatchObject({ isWhole: false });
  expect(withCode('ABCD-2345')).toMatchObject({ isWhole: true, problem: null });
});

test('the code leads to the child and the question', () => {
  const data = { pupilName: '石**', schoolName: '河口中学', className: '七年级一班' };
  expect(toPreview({ ok: true, data })).toMatchObject({
    step: 'relation',
    pupil: '石**',
    place: '河口中学 七年级一班',
  });
});

test('a wrong code says what to do', () => {
  expect(toPreview({ ok: false, code: 'code-expired' })).toMatchObject({
    isBusy: false,
    problem: { code: 'code-expired' },
  });
});

test('every relation can be chosen, by picture and word', () => {
  expect(blank.choices.map(({ value }) => value)).toEqual([...relations]);
  for (const { icon, text } of blank.choices)
    expect([icon, text]).toEqual([expect.stringMatching(/\.svg$/), expect.any(String)]);
});

test('the last button says what is promised', () => {
  expect(withRelation('mother')).toMatchObject({ relation: 'mother', promise: '对，我是孩子的妈妈' });
});

test('a bound child leads to the last page, also one who was bound before', () => {
  const done = { url: '/pages/done/done?kind=bound' };
  expect(toOutcome({ ok: true, data: child })).toEqual(done);
  expect(toOutcome({ ok: false, code: 'already-bound' })).toEqual(done);
  expect(toOutcome({ ok: false, code: 'code-used' })).toMatchObject({ problem: { code: 'code-used' } });
});
