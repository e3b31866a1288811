import { describe, expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import {
  blank,
  toAmount,
  toOutcome,
  toView,
  withAmount,
  withQuestion,
} from '../../miniprogram/pages/disbursement/disbursement.model';

const payment: Output<'subsidy.getMine'> = {
  disbursementId: 'd1',
  pupilName: '石小花',
  programme: 'boarder-living',
  term: '2026-spring',
  part: 1,
  amountFen: 62500,
  bank: '农信社',
  holder: '石秀英',
  cardTail: '1234',
  paidOn: '2026-03-02',
  answer: null,
  answeredAt: null,
  schoolName: '河口中学',
  telephone: '0855-1234567',
  answeredFen: null,
  answeredBy: null,
  ticket: null,
};
const disputed: Output<'subsidy.getMine'> = {
  ...payment,
  answer: 'wrong-amount',
  answeredAt: '2026-03-05T06:05:00Z',
  answeredFen: 50000,
  answeredBy: 'grandparent',
  ticket: { number: 'W-0007', dueOn: '2026-03-09' },
};

describe('the page', () => {
  test('asks one question with four answers', () => {
    const view = { ...blank, ...toView({ ok: true, data: payment }, blank, undefined) };
    expect(view).toMatchObject({
      step: 'question',
      pupil: '石小花',
      fen: 62500,
      what: '寄宿生生活补助',
      account: '农信社，尾号 1234',
    });
    expect(view.options.map(({ text }) => text)).toEqual(['钱收到了', '还没收到', '数目不对', '不知道，请帮我查']);
  });

  test('shows the answer, its ticket and who calls by when', () => {
    expect(toView({ ok: true, data: disputed }, blank, undefined)).toMatchObject({
      step: 'answered',
      given: '数目不对',
      givenBy: '爷爷奶奶的回答',
      givenLines: [
        '3月5日（星期四）下午2:05回答的',
        '说收到的是 500.00 元',
        '问题单 W-0007，学校会在3月9日（星期一）前给您回电话',
      ],
    });
  });

  test('shows the answer that waits for the network', () => {
    const view = toView({ ok: true, data: payment }, blank, { disbursementId: 'd1', answer: 'received' });
    expect(view).toMatchObject({
      step: 'answered',
      given: '钱收到了',
      givenLines: ['没有网络，已经记下，有网时自动送出'],
    });
  });

  test('does not take the amount away while it is being typed', () => {
    const shown = { ...blank, phase: 'ready' as const, ...withAmount('50') };
    const view = { ...shown, ...toView({ ok: true, data: disputed }, shown, undefined) };
    expect(view).toMatchObject({ step: 'amount', typed: '50' });
  });

  test('shows an answer that the phone did not remember yet', () => {
    const remembered = { ...blank, ...toView({ ok: true, data: payment }, blank, undefined) };
    expect(toView({ ok: true, data: disputed }, remembered, undefined)).toMatchObject({ step: 'answered' });
  });

  test('asks again when the answer is to be changed, and keeps asking', () => {
    const answered = { ...blank, ...toView({ ok: true, data: disputed }, blank, undefined) };
    const changing = { ...answered, ...withQuestion() };
    expect({ ...changing, ...toView({ ok: true, data: disputed }, changing, undefined) }).toMatchObject({
      step: 'question',
    });
  });

  test('takes up what was typed before', () => {
    expect(withAmount('500')).toMatchObject({ step: 'amount', typed: '500' });
    expect(withAmount(undefined)).toMatchObject({ typed: '' });
  });
});

describe('the amount that arrived', () => {
  test('is what was typed, in fen', () => expect(toAmount('500', 62500)).toEqual({ fen: 50000 }));
  test('may be nothing at all', () => expect(toAmount('0', 62500)).toEqual({ fen: 0 }));
  test('must be a number', () => expect(toAmount('五百', 62500)).toHaveProperty('fault'));
  test('that is right is no dispute', () => expect(toAmount('625', 62500)).toHaveProperty('fault'));
});

describe('after the tap', () => {
  test('the ticket goes along', () => {
    const data = {
      answer: 'unsure',
      answeredAt: '2026-03-05T06:05:00Z',
      ticket: { number: 'W-7', dueOn: '2026-03-09' },
    } as const;
    expect(toOutcome({ ok: true, data }, 'unsure')).toEqual({
      url: '/pages/done/done?kind=answered&answer=unsure&at=2026-03-05T06%3A05%3A00Z&ticket=W-7&dueOn=2026-03-09',
    });
  });

  test('a kept answer is not called sent', () => {
    expect(toOutcome({ ok: false, code: 'kept' }, 'received')).toEqual({
      url: '/pages/done/done?kind=answered&answer=received&kept=1',
    });
  });

  test('a refusal stays on the page', () => {
    expect(toOutcome({ ok: false, code: 'wrong-state' }, 'received')).toMatchObject({
      refusal: { code: 'wrong-state' },
    });
  });
});
