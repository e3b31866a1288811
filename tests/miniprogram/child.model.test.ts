import { describe, expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import * as child from '../../miniprogram/pages/child/child.model';
import * as correction from '../../miniprogram/pages/correction/correction.model';

const data: Output<'ledger.getMyChild'> = {
  name: '王小军',
  schoolName: '柳溪学校',
  className: '一年级',
  fields: [
    { field: 'name', value: '王小军' },
    { field: 'bornOn', value: '2019-01-01' },
    { field: 'boarding', value: 'yes' },
    { field: 'idNumber', value: null },
  ],
  needs: [{ category: 'subsistence-allowance', since: '2025-09-01' }],
  corrections: [
    {
      correctionId: 'r2',
      field: 'bornOn',
      from: '2019-01-01',
      to: '2019-01-02',
      state: 'submitted',
      relation: 'mother',
      mayWithdraw: true,
      history: [{ action: 'request', at: '2026-11-20T02:00:00.000Z', by: '', reason: null }],
    },
    {
      correctionId: 'r1',
      field: 'boarding',
      from: 'yes',
      to: 'no',
      state: 'refused',
      relation: 'mother',
      mayWithdraw: false,
      history: [
        { action: 'request', at: '2026-11-18T02:00:00.000Z', by: '', reason: null },
        { action: 'refuse', at: '2026-11-19T02:00:00.000Z', by: '马主任', reason: '登记的是对的' },
      ],
    },
  ],
};

describe('what the register holds', () => {
  test('in words, with what the family has asked', () => {
    const view = { ...child.blank, ...child.toView({ ok: true, data }, child.blank) };
    expect(view.fields.map(({ heading, value }) => `${heading} ${value}`)).toEqual([
      '姓名 王小军',
      '出生日期 2019年1月1日',
      '住校 住校',
      '身份证号 （没有）',
    ]);
    expect(view.needs).toMatchObject([{ heading: '低保', value: '2025年9月1日起' }]);
    expect(view.wishes).toEqual([
      {
        id: 'r2',
        heading: '出生日期：2019年1月1日 → 2019年1月2日',
        state: '等学校核对',
        isWaiting: true,
        note: '妈妈11月20日（星期五）提出',
        mayWithdraw: true,
      },
      {
        id: 'r1',
        heading: '住校：住校 → 走读',
        state: '学校没有改',
        isWaiting: false,
        note: '11月19日（星期四），登记的是对的',
        mayWithdraw: false,
      },
    ]);
  });

  test('one child needs no choice, several are told apart', () => {
    const one = { pupilId: 'p1', name: '王小军', schoolName: '', className: '', relation: 'mother' as const };
    const me = { name: null, appointments: [], incoming: '', children: [one] };
    expect(child.toChoice(me, '')).toEqual({ children: [], pupilId: 'p1' });
    const two = { ...me, children: [one, { ...one, pupilId: 'p2', name: '王小红' }] };
    expect(child.toChoice(two, 'p2')).toMatchObject({ pupilId: 'p2', children: [{ label: '王小军' }, { key: 'p2' }] });
    expect(child.toChoice({ ...me, children: [] }, '')).toEqual({ children: [], pupilId: '' });
  });
});

describe('asking for a correction', () => {
  const view = (field: Parameters<typeof correction.toView>[1], draft = '') =>
    correction.toView({ ok: true, data }, field, correction.blank, draft);

  test('boarding is one tap, a birthday is picked, all else is written', () => {
    expect(view('boarding')).toMatchObject({ way: 'choice', to: 'no', action: '应该是走读，请学校改' });
    expect(view('bornOn', '2019-01-02')).toMatchObject({ way: 'day', to: '2019-01-02', dayText: '2019年1月2日' });
    expect(view('idNumber')).toMatchObject({ way: 'text', current: '（没有）', to: '', longest: 30 });
  });

  test('when it is taken there is a page that says so, else the refusal', () => {
    expect(correction.toOutcome({ ok: true, data: { correctionId: 'r3' } })).toEqual({
      url: '/pages/done/done?kind=corrected',
    });
    expect(correction.toOutcome({ ok: false, code: 'number-taken' })).toMatchObject({
      refusal: { text: '这个号码登记在另一个学生名下' },
    });
  });
});
