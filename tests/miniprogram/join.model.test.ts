import { expect, test } from '@jest/globals';
import { blank, toOutcome, toPreview, withTyped } from '../../miniprogram/pages/join/join.model';

test('a colleague needs only the code', () => {
  expect(withTyped(blank, { code: 'ABCD-2345' })).toMatchObject({ isWhole: true });
  expect(withTyped(blank, { code: 'ABCD-23' })).toMatchObject({ isWhole: false });
});

test('the bureau gives a name too', () => {
  const bureau = { ...blank, ...withTyped(blank, { who: 'bureau', code: 'ABCD-2345' }) };
  expect(bureau.isWhole).toBe(false);
  expect(withTyped(bureau, { name: '  ' })).toMatchObject({ isWhole: false });
  expect(withTyped(bureau, { name: '龙局长' })).toMatchObject({ isWhole: true, code: 'ABCD-2345' });
});

test('what follows', () => {
  const joined = { ok: true, data: { name: '罗建国', schoolName: '河口中学', as: 'staff' } } as const;
  const donor = { ok: true, data: { ...joined.data, as: 'donor' } } as const;
  expect(toOutcome(joined, 'staff')).toEqual({ url: '/pages/done/done?kind=joined' });
  expect(toOutcome(donor, 'staff')).toEqual({ url: '/pages/done/done?kind=donor' });
  expect(toOutcome({ ok: true, data: { name: '龙局长' } }, 'bureau')).toEqual({ url: '/pages/done/done?kind=bureau' });
  expect(toOutcome({ ok: false, code: 'code-used' }, 'staff')).toMatchObject({ problem: { code: 'code-used' } });
});

test('what is offered is shown before it is accepted', () => {
  const data = { name: '孙老师', schoolName: '柳溪学校', by: '陈校长' };
  const duties = [
    { role: 'classTeacher' as const, className: '一年级' },
    { role: 'finance' as const, className: null },
  ];
  expect(toPreview({ ok: true, data: { ...data, as: 'staff', duties } })).toEqual({
    isBusy: false,
    problem: null,
    offer: {
      schoolName: '柳溪学校',
      invited: '邀请孙老师',
      duties: ['一年级班主任', '财务室'],
      by: '邀请人：陈校长',
      promise: '对，加入学校',
    },
  });
  expect(toPreview({ ok: true, data: { ...data, as: 'donor', duties: [], by: null } })).toMatchObject({
    offer: { invited: '邀请孙老师捐赠', duties: [], by: '', promise: '接受邀请' },
  });
  expect(toPreview({ ok: false, code: 'code-used' })).toMatchObject({ offer: null, problem: { code: 'code-used' } });
});
