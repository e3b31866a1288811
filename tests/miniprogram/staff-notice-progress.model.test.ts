import { describe, expect, test } from '@jest/globals';
import {
  blank,
  toOutcome,
  toPage,
  toView,
  type Progress,
  type ProgressView,
} from '../../miniprogram/packages/staff/notice-progress/notice-progress.model';
import {
  blank as blankClass,
  toList,
  toView as toClassView,
  type Pupil,
} from '../../miniprogram/packages/staff/notice-class/notice-class.model';

const now = new Date('2026-03-05T02:00:00Z');
const progress = (more: Partial<Progress> = {}): Progress => ({
  title: '家长会',
  level: 'acknowledge',
  state: 'published',
  remindedAt: null,
  classes: [
    { classId: 'c1', name: '一年级', pupils: 40, read: 40, acknowledged: 40 },
    { classId: 'c2', name: '二年级', pupils: 42, read: 35, acknowledged: 30 },
  ],
  ...more,
});
const view = (data: Progress): ProgressView => ({ ...blank, ...toView({ ok: true, data }, blank, now) });

describe('progress of a notice', () => {
  test('in plain words, where most are missing first', () => {
    const { rows, total, remind } = view(progress());
    expect(rows.map(({ name, text, left }) => [name, text, left])).toEqual([
      ['二年级', '42\u00a0名学生，30\u00a0名签收了，5\u00a0名看了还没签', '还差 12 名'],
      ['一年级', '40\u00a0名学生，40\u00a0名签收了', '全齐了'],
    ]);
    expect(rows.map(({ donePart, seenPart }) => [donePart, seenPart])).toEqual([
      [71, 12],
      [100, 0],
    ]);
    expect([total?.left, remind]).toEqual(['还差 12 名', '提醒还没签收的家长']);
  });

  test('where reading is enough, reading counts', () => {
    expect(view(progress({ level: 'read' }))).toMatchObject({
      remind: '提醒还没看的家长',
      total: { text: '82\u00a0名学生，75\u00a0名看过了' },
    });
  });

  test('the bar is never full before all are there', () => {
    const classes = [{ classId: 'c', name: '大', pupils: 1000, read: 999, acknowledged: 999 }];
    expect(view(progress({ classes })).rows[0]?.donePart).toBe(99);
    expect(
      view(progress({ classes: [{ classId: 'c', name: '空', pupils: 0, read: 0, acknowledged: 0 }] })).rows[0],
    ).toMatchObject({ donePart: 0, left: '全齐了' });
  });

  test('nobody is reminded twice in twelve hours, nor of what is not there', () => {
    expect(view(progress({ remindedAt: '2026-03-04T20:00:00Z' }))).toMatchObject({
      mayRemind: false,
      remindNote: '上次提醒：3月5日（星期四）凌晨4:00。3月5日（星期四）下午4:00以后可以再提醒。',
    });
    expect(view(progress({ remindedAt: '2026-03-04T14:00:00Z' })).mayRemind).toBe(true);
    expect(view(progress({ state: 'withdrawn' })).remind).toBe('');
  });

  test('many classes come by the page', () => {
    const classes = Array.from({ length: 60 }, (_, at) => ({
      classId: `c${at}`,
      name: `${at}班`,
      pupils: 40,
      read: 0,
      acknowledged: 0,
    }));
    expect(toPage(progress({ classes }), 4)).toMatchObject({
      rows: { length: 12 },
      place: { from: 49, to: 60, hasNext: false },
    });
  });

  test('after the tap it says how many, and what remains to do', () => {
    expect(toOutcome({ ok: true, data: { remindedAt: '2026-03-05T01:00:00Z' } }).done).toContain('正在提醒');
    expect(toOutcome({ ok: false, code: 'reminded-recently' }).refusal?.code).toBe('reminded-recently');
  });
});

describe('pupil by pupil', () => {
  const pupil = (name: string, more: Partial<Pupil>): Pupil => ({
    pupilId: name,
    name,
    status: 'unread',
    by: null,
    at: null,
    reminder: null,
    ...more,
  });
  const pupils = [
    pupil('甲', { status: 'acknowledged', by: 'father', at: '2026-03-04T02:00:00Z', reminder: 'sent' }),
    pupil('乙', { status: 'no-guardian' }),
    pupil('丙', { status: 'read', by: 'mother', at: '2026-03-04T02:00:00Z', reminder: 'refused' }),
    pupil('丁', { reminder: 'sent' }),
  ];

  test('who needs somebody to act comes first, with the last reminder’s fate', () => {
    const shown = toClassView({ ok: true, data: { className: '一年级', pupils } }, blankClass);
    expect(shown.chips?.map(({ label }) => label)).toEqual([
      '全部 4',
      '还没看 1',
      '看过了 1',
      '没有家长绑定 1',
      '签收了 1',
    ]);
    expect(shown.rows?.map(({ name, status, note }) => [name, status, note])).toEqual([
      ['丁', '还没看', '提醒送到了微信'],
      ['丙', '看过了', '妈妈，3月4日（星期三）上午10:00。家长没有允许微信消息，提醒送不到，请打电话'],
      ['乙', '没有家长绑定', '请打电话，或者见面时给家长一个绑定码'],
      ['甲', '签收了', '爸爸，3月4日（星期三）上午10:00'],
    ]);
  });

  test('a filter leaves one kind', () => {
    expect(toList(pupils, 'read', 0).rows.map(({ name }) => name)).toEqual(['丙']);
    expect(toList([], 'read', 0).empty).not.toBe('');
  });
});
