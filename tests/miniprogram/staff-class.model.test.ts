import { expect, test } from '@jest/globals';
import { blank, everyone, toList, toView, type Pupil } from '../../miniprogram/packages/staff/class/class.model';
import { bindingSlip, invitationSlip, slipText } from '../../miniprogram/components/code-slip/code-slip.model';

const pupil = (name: string, guardians: string[] = [], lacksBasis = false): Pupil => ({
  pupilId: `p-${name}`,
  name,
  village: '柳溪村',
  boarder: name.startsWith('住'),
  guardians,
  lacksBasis,
});
const issued = { code: 'ABCD-2345', expiresAt: '2026-03-19T02:00:00Z', qrPng: null };

test('those whom nobody has bound come first', () => {
  const pupils = [pupil('走甲', ['mother', 'father']), pupil('住乙')];
  const view = { ...blank, ...toView({ ok: true, data: { className: '三年级', pupils } }, blank, everyone) };
  expect(view.summary).toBe('2 名学生，1 名有家长绑定了微信');
  expect(view.chips.map(({ label }) => label)).toEqual(['全部 2', '没有绑定 1']);
  expect(view.rows.map(({ name, note, guardians, isBound }) => [name, note, guardians, isBound])).toEqual([
    ['住乙', '住校，柳溪村', '没有家长绑定', false],
    ['走甲', '走读，柳溪村', '已绑定：妈妈、爸爸', true],
  ]);
});

test('a search and a filter leave what fits, and say when nothing does', () => {
  const pupils = [pupil('王小明', ['father']), pupil('王小红'), pupil('李强')];
  const names = (choice: Partial<typeof everyone>) =>
    toList(pupils, { ...everyone, ...choice }).rows.map((one) => one.name);
  expect(names({ search: ' 王 ' })).toEqual(['王小红', '王小明']);
  expect(names({ search: '王', show: 'unbound' })).toEqual(['王小红']);
  expect(toList(pupils, { ...everyone, search: '赵' }).empty).toBe('没有找到这个名字。');
  expect(toList([], everyone).empty).toContain('请教导处导入名册');
  expect(toList([pupil('王小明', ['father'])], { ...everyone, show: 'unbound' }).empty).toContain('都有家长绑定');
});

test('a class of a hundred is shown fifteen at a time', () => {
  const pupils = Array.from({ length: 100 }, (_, at) => pupil(`学生${at}`));
  expect(toList(pupils, { ...everyone, page: 6 })).toMatchObject({
    rows: { length: 10 },
    place: { from: 91, to: 100, total: 100, hasPrevious: true, hasNext: false },
  });
});

test('a slip says for whom, how long, and what to do, without a picture too', () => {
  const slip = bindingSlip('王小明', issued, '');
  expect(slip).toMatchObject({ heading: '给王小明的家长', spelled: 'A B C D - 2 3 4 5', picture: '' });
  expect(slipText(slip)).toBe(
    [
      '王小明的家长：',
      '1. 打开微信小程序“助学通”，点“我是家长”。',
      '2. 填上这 8 个字，看清是谁，再点确认。',
      '您的码：ABCD-2345',
      '3月19日（星期四）上午10:00前有效，只能用一次',
    ].join('\n'),
  );
  const picture = invitationSlip('高老师', issued, 'wxfile://a.png');
  expect(picture.steps[0]).toContain('扫这个码');
  expect(picture.steps[1]).toContain('我是学校老师');
});

test('carers whose paper nobody has recorded are counted and found', () => {
  const pupils = [pupil('王小明', ['entrusted-carer'], true), pupil('王小红', ['mother'])];
  const choice = { ...everyone, show: 'basis' };
  const view = { ...blank, ...toView({ ok: true, data: { className: '三年级', pupils } }, blank, choice) };
  expect(view.chips.map(({ label }) => label)).toContain('缺监护依据 1');
  expect(view.rows.map(({ name, lacksBasis }) => [name, lacksBasis])).toEqual([['王小明', true]]);
  expect(toList([pupil('王小红', ['mother'])], choice).empty).toBe('监护依据都登记了。');
});
