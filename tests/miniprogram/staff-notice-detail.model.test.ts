import { describe, expect, test } from '@jest/globals';
import {
  blank,
  changeText,
  isChange,
  publishing,
  refused,
  returning,
  standingOf,
  toView,
  type Notice,
} from '../../miniprogram/packages/staff/notice-detail/notice-detail.model';
import {
  buttonText,
  faultOf,
  instantOf,
  usualTime,
} from '../../miniprogram/packages/staff/components/publish-sheet/publish-sheet.model';

const now = new Date('2026-03-05T02:00:00Z');
const event = (action: Notice['history'][number]['action'], by = '杨老师', reason: string | null = null) => ({
  action,
  at: '2026-03-04T02:00:00Z',
  by,
  reason,
});
const notice = (more: Partial<Notice> = {}): Notice => ({
  noticeId: 'n1',
  title: '家长会',
  level: 'acknowledge',
  state: 'submitted',
  author: '杨老师',
  publishAt: null,
  dueOn: '2026-03-06',
  mayReview: false,
  schoolId: 's1',
  rev: 3,
  body: '周五下午。',
  classes: [
    { classId: 'c1', name: '一年级' },
    { classId: 'c2', name: '二年级' },
  ],
  mayEdit: false,
  mayTakeBack: false,
  mayWithdraw: false,
  history: [event('draft'), event('submit')],
  ...more,
});

test('shows what families will see, and the history with the newest first', () => {
  const view = { ...blank, ...toView({ ok: true, data: notice() }, blank, now) };
  expect(view).toMatchObject({
    asks: '要签收，3月6日（星期五）前',
    audience: '发给 2 个班：一年级、二年级',
    hasProgress: false,
  });
  expect(view.history.map(({ text }) => text)).toEqual(['杨老师：送审', '杨老师：写了草稿']);
});

describe('whose turn it is', () => {
  const standing = (more: Partial<Notice>) => standingOf(notice(more), now);

  test('the author of a draft that came back reads why', () => {
    const history = [event('draft'), event('submit'), event('return', '马主任', '日期不对')];
    expect(standing({ state: 'draft', mayEdit: true, history })).toBe('马主任退回了：日期不对。改好再送审。');
    expect(standing({ state: 'draft', mayEdit: true, history: [event('draft')] })).toContain('只有您看得到');
    expect(standing({ state: 'draft' })).toBe('杨老师还在写。');
  });

  test('who may not review reads who can', () => {
    expect(standing({})).toContain('请另一位老师来审：政教处、教导处，或者学校领导');
    expect(standing({ mayReview: true })).toContain('等您审核');
  });

  test('what is published says from when on families see it', () => {
    expect(standing({ state: 'published', publishAt: '2026-03-05T11:00:00Z' })).toBe(
      '审核通过了，3月5日（星期四）晚上7:00家长才看得到。',
    );
    expect(standing({ state: 'published', publishAt: '2026-03-05T01:00:00Z' })).toContain('家长看得到');
    expect(standing({ state: 'withdrawn' })).toContain('已撤回');
  });
});

test('progress is there once families can see it', () => {
  const progress = (publishAt: string) =>
    toView({ ok: true, data: notice({ state: 'published', publishAt }) }, blank, now).hasProgress;
  expect([progress('2026-03-05T01:00:00Z'), progress('2026-03-06T01:00:00Z')]).toEqual([true, false]);
});

test('a step names the version that was looked at', () => {
  expect(publishing(notice(), null)).toEqual({
    noticeId: 'n1',
    rev: 3,
    decision: { kind: 'publish', publishAt: null },
  });
  expect(returning(notice(), '日期不对').decision).toEqual({ kind: 'return', reason: '日期不对' });
});

test('after a step that came too late it says who did what', () => {
  const after = notice({ state: 'published', history: [event('draft'), event('submit'), event('publish', '马主任')] });
  expect(changeText(notice(), after)).toBe('刚才变了：马主任（3月4日（星期三）上午10:00）审核通过，发布。');
  expect(changeText(notice(), notice())).toContain('请重新看一遍');
  expect([isChange({ ok: false, code: 'wrong-state' }), isChange({ ok: false, code: 'own-work' })]).toEqual([
    true,
    false,
  ]);
});

test('a refused step says who can take it', () => {
  const { refusal, asking } = refused({ ok: false, code: 'own-work', detail: { who: ['马主任'] } });
  expect([asking, refusal?.lines]).toEqual(['', ['可以找：马主任']]);
});

describe('when to publish', () => {
  test('seven in the evening is offered, of tomorrow once that is past', () => {
    expect(usualTime(now)).toEqual({ day: '2026-03-05', time: '19:00' });
    expect(usualTime(new Date('2026-03-05T12:00:00Z')).day).toBe('2026-03-06');
  });

  test('a time is China’s, and may not be past', () => {
    expect(instantOf('2026-03-05', '07:30')).toBe('2026-03-04T23:30:00.000Z');
    expect(faultOf('later', '2026-03-05', '09:00', now)).toContain('已经过了');
    expect(faultOf('later', '2026-03-05', '19:00', now)).toBe('');
    expect(faultOf('now', '', '', now)).toBe('');
    expect(buttonText('later', '2026-03-05', '19:00')).toBe('3月5日（星期四） 19:00 发布');
  });
});
