import { describe, expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import { blank, toOutcome, toView } from '../../miniprogram/pages/notice/notice.model';
import { ready } from '../../miniprogram/text/screen';

const now = new Date('2026-03-05T02:00:00Z');
const notice: Output<'notice.getMine'> = {
  noticeId: 'n1',
  title: '资助政策告知书',
  level: 'acknowledge',
  publishAt: '2026-03-04T02:00:00Z',
  dueOn: '2026-03-09',
  pupilNames: ['石小花', '石小山'],
  read: false,
  acknowledged: false,
  body: '第一行\n第二行',
  schoolName: '河口中学',
  telephone: '0855-1234567',
  acknowledgedAt: null,
};

describe('the page', () => {
  test('asks for a signature, with the day', () => {
    const view = toView({ ok: true, data: notice }, blank, false, now);
    expect(view).toMatchObject({
      asks: true,
      signed: '',
      due: '请签收，3月9日（星期一）前',
      from: '河口中学给石小花、石小山家里的，3月4日（星期三）',
    });
  });

  test('asks for nothing where reading is enough', () => {
    expect(toView({ ok: true, data: { ...notice, level: 'read' } }, blank, false, now)).toMatchObject({
      asks: false,
      due: '',
      signed: '',
    });
  });

  test('says when it was signed', () => {
    const data = { ...notice, acknowledged: true, acknowledgedAt: '2026-03-05T06:05:00Z' };
    expect(toView({ ok: true, data }, blank, false, now)).toMatchObject({
      asks: false,
      due: '',
      signed: '3月5日（星期四）下午2:05签收了',
    });
  });

  test('does not ask again for a signature that waits for the network', () => {
    const view = toView({ ok: true, data: notice }, blank, true, now);
    expect(view).toMatchObject({ asks: false, signed: '您的签收已经记下，有网时自动送出' });
  });

  test('of a notice withdrawn meanwhile says so instead of what was shown', () => {
    const view = toView({ ok: false, code: 'notice-withdrawn' }, { ...blank, ...ready }, false, now);
    expect(view).toMatchObject({ phase: 'problem', problem: { text: '学校撤回了这条通知', mayRetry: false } });
  });
});

describe('after the tap', () => {
  test('a whole page says that it is done', () => {
    const answer = { ok: true, data: { acknowledgedAt: '2026-03-05T06:05:00Z' } } as const;
    expect(toOutcome(answer)).toEqual({ url: '/pages/done/done?kind=acknowledged&at=2026-03-05T06%3A05%3A00Z' });
  });

  test('a kept signature is not called sent', () => {
    expect(toOutcome({ ok: false, code: 'kept' })).toEqual({ url: '/pages/done/done?kind=acknowledged&kept=1' });
  });

  test('a refusal stays on the page', () => {
    expect(toOutcome({ ok: false, code: 'notice-withdrawn' })).toMatchObject({ refusal: { code: 'notice-withdrawn' } });
  });
});
