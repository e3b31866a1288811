import { expect, test } from '@jest/globals';
import { askingOf, blank, refused, toView } from '../../miniprogram/packages/staff/child/child.model';

const data = {
  pupilName: '罗小军',
  guardians: [
    {
      personId: 'o1',
      relation: 'grandparent' as const,
      boundAt: '2026-11-20T02:00:00.000Z',
      wrongCodes: 0,
      invitedBy: 'mother' as const,
      basisKinds: [],
      basis: null,
    },
    {
      personId: 'o3',
      relation: 'lawful-guardian' as const,
      boundAt: '2026-11-20T02:00:00.000Z',
      wrongCodes: 0,
      invitedBy: null,
      basisKinds: ['court' as const, 'by-law' as const],
      basis: { kind: 'court' as const, on: '2026-09-01', note: '石门民初12号' },
    },
    {
      personId: 'o4',
      relation: 'entrusted-carer' as const,
      boundAt: '2026-11-20T02:00:00.000Z',
      wrongCodes: 0,
      invitedBy: null,
      basisKinds: ['entrustment' as const],
      basis: null,
    },
  ],
  barred: [{ personId: 'o2', relation: 'father' as const, at: '2026-11-20T02:00:00.000Z', by: '陈校长' }],
  codes: [{ codeId: 'c1', expiresAt: '2026-12-04T02:00:00.000Z', invitedBy: 'mother' as const }],
};

test('who is bound, who is barred, which codes are open', () => {
  const view = { ...blank, ...toView({ ok: true, data }, blank) };
  expect(view.name).toBe('罗小军');
  expect(view.guardians.map(({ heading, note, basis, lacksBasis }) => [heading, note, basis, lacksBasis])).toEqual([
    ['爷爷奶奶', '2026年11月20日绑定，由妈妈邀请', '', false],
    ['法定监护人', '2026年11月20日绑定', '依据：法院的判决或指定，2026年9月1日，石门民初12号', false],
    ['受委托照护人', '2026年11月20日绑定', '', true],
  ]);
  expect(view.barred).toEqual([{ id: 'o2', heading: '爸爸', note: '2026年11月20日陈校长记下的，发什么码都绑不上' }]);
  expect(view.codes[0]).toMatchObject({
    id: 'c1',
    heading: '妈妈给家里人的码，还没用',
    note: expect.stringContaining('前有效'),
  });
});

test('each step says what follows from it', () => {
  const line = { id: 'o1', heading: '爸爸' };
  expect(askingOf('end', line)).toMatchObject({ step: 'end', personId: 'o1', heading: '结束绑定：爸爸' });
  expect(askingOf('bar', line).note).toContain('只有学校领导能解除');
  expect(askingOf('lift', line).action).toBe('解除禁令');
});

test('a refusal closes the sheet and says who can', () => {
  expect(refused({ ok: false, code: 'kin', detail: { who: ['副校长'] } })).toMatchObject({
    isSending: false,
    asking: null,
    refusal: { lines: ['可以找：副校长'] },
  });
});

test('a guardian who had guessed on the day of the binding stands out; a slip of the finger does not', () => {
  const [guardian] = data.guardians;
  if (!guardian) throw new Error('nobody is bound');
  const noteAfter = (wrongCodes: number) =>
    toView({ ok: true, data: { ...data, guardians: [{ ...guardian, invitedBy: null, wrongCodes }] } }, blank)
      .guardians?.[0]?.note;
  expect(noteAfter(7)).toBe('2026年11月20日绑定，绑定当天试错\u00a07\u00a0次，请核对是不是家里人');
  expect(noteAfter(2)).toBe('2026年11月20日绑定');
});
