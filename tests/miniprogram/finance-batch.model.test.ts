import { describe, expect, test } from '@jest/globals';
import {
  afterChange,
  blank,
  changeText,
  isChange,
  refused,
  toView,
  type Batch,
} from '../../miniprogram/packages/finance/batch/batch.model';
import { toSteps } from '../../miniprogram/packages/finance/batch/batch-steps.model';
import { toSums } from '../../miniprogram/packages/finance/batch/batch-sums.model';
import {
  blank as blankResult,
  onDay,
  refused as refusedResult,
  toChecked,
} from '../../miniprogram/packages/finance/components/bank-result/bank-result.model';

type Event = Batch['history'][number];
const event = (action: Event['action'], by: string, reason: string | null = null): Event => ({
  action,
  at: '2026-11-20T02:00:00Z',
  by,
  reason,
});
const none = { count: 0, fen: 0 };
const batch = (more: Partial<Batch> = {}): Batch => ({
  batchId: 'b1',
  title: '寄宿生生活补助',
  programme: 'boarder-living',
  term: '2026-autumn',
  state: 'draft',
  count: 3,
  totalFen: 250_050,
  maker: '钱会计',
  at: '2026-11-20T02:00:00Z',
  next: 'audit',
  schoolId: 's1',
  rev: 2,
  paidOn: null,
  mayReturn: true,
  toPayAgain: 0,
  bank: { pending: { count: 3, fen: 250_050 }, paid: none, failed: none, unknown: none },
  families: { confirmed: none, disputed: none, unsure: none, unanswered: none },
  history: [event('create', '钱会计')],
  ...more,
});
const view = (more: Partial<Batch>) => ({ ...blank, ...toView({ ok: true, data: batch(more) }, blank) });

describe('the page', () => {
  test('offers the one step that is the caller’s', () => {
    expect(view({}).signing?.heading).toBe('审核这个批次');
    expect(view({ state: 'audited', next: 'approve' }).signing?.lines[0]).toContain('财务室把名单交给银行');
    expect(view({ state: 'approved', next: 'record-bank-result' })).toMatchObject({ signing: null, mayRecord: true });
    expect(view({ next: null })).toMatchObject({ signing: null, mayRecord: false });
  });

  test('says what to do about those whose payment failed', () => {
    expect(view({ state: 'reconciled', next: null }).payAgain).toBe('');
    expect(view({ state: 'reconciled', next: null, toPayAgain: 2 }).payAgain).toContain('没付成的 2 人');
  });

  test('a batch that came back says who, why, and what to do', () => {
    const history = [event('create', '钱会计'), event('return', '吴出纳', '少了人')];
    expect(view({ state: 'returned', next: null, history }).returned).toBe(
      '吴出纳在11月20日（星期五）上午10:00退回：少了人。改好名单，重新建一个批次。',
    );
    expect(view({}).returned).toBe('');
  });

  test('says on which day the bank paid', () => {
    expect(view({ paidOn: '2026-11-24' }).note).toBe('2026年秋季学期，寄宿生生活补助，11月24日（星期二）付款');
  });
});

describe('steps', () => {
  const standings = (more: Partial<Batch>) => toSteps(batch(more)).map(({ standing }) => standing);

  test('show what is done, whose turn it is, and what is to come', () => {
    expect(toSteps(batch()).map(({ label, note, standing }) => [label, note, standing])).toEqual([
      ['建立', '钱会计，11月20日（星期五）上午10:00', 'done'],
      ['审核', '轮到您审核', 'now'],
      ['批准', '', 'later'],
      ['银行结果', '', 'later'],
    ]);
    expect(toSteps(batch({ next: null }))[1]?.note).toBe('等财务室的另一位同事');
  });

  test('a list that is still being entered is not yet made', () => {
    expect(standings({ state: 'importing', next: null })).toEqual(['now', 'later', 'later', 'later']);
  });

  test('a reconciled batch has gone all the way', () => {
    const history = (['create', 'audit', 'approve', 'reconcile'] as const).map((action) => event(action, '某人'));
    expect(standings({ state: 'reconciled', next: null, history })).toEqual(['done', 'done', 'done', 'done']);
  });
});

describe('sums', () => {
  const reconciled = batch({
    state: 'reconciled',
    bank: { pending: none, paid: { count: 2, fen: 187_550 }, failed: { count: 1, fen: 62_500 }, unknown: none },
    families: {
      confirmed: { count: 1, fen: 62_500 },
      disputed: none,
      unsure: none,
      unanswered: { count: 1, fen: 125_050 },
    },
  });

  test('before the bank there is only the list', () => {
    expect(toSums(batch()).map(({ key, rows }) => [key, rows.map(({ total, show }) => [total, show])])).toEqual([
      ['whole', [['2,500.50', 'all']]],
    ]);
  });

  test('to the fen, each leading to its lines', () => {
    const [, bank, families] = toSums(reconciled);
    expect(bank?.rows.map(({ label, count, total }) => [label, count, total])).toEqual([
      ['银行已付', '2 人', '1,875.50'],
      ['没付成', '1 人', '625.00'],
    ]);
    expect(families?.rows.map(({ show, total }) => [show, total])).toEqual([
      ['confirmed', '625.00'],
      ['disputed', '0.00'],
      ['unsure', '0.00'],
      ['unanswered', '1,250.50'],
    ]);
    expect(families?.note).toBe('四项相加，等于银行已付');
  });

  test('what does not add up is said', () => {
    const families = { ...reconciled.families, confirmed: none };
    expect(toSums({ ...reconciled, families })[2]?.note).toContain('对不上');
  });
});

describe('when somebody was faster', () => {
  const after = batch({
    state: 'audited',
    next: null,
    mayReturn: false,
    history: [event('create', '钱会计'), event('audit', '吴出纳')],
  });

  test('it says who did what, and asks no more', () => {
    expect(afterChange(batch(), after, 'sign')).toEqual({
      isSending: false,
      asking: '',
      changed: '刚才变了：吴出纳（11月20日（星期五）上午10:00）审核。',
    });
  });

  test('where the step is still the caller’s, it asks again', () => {
    expect(afterChange(batch(), batch({ rev: 3 }), 'sign')).toMatchObject({ asking: 'sign' });
    expect(afterChange(batch(), batch({ rev: 3 }), 'return')).toMatchObject({ asking: 'return' });
    expect(changeText(batch(), batch({ rev: 3 }))).toContain('请重新看一遍再签');
  });

  test('only a change is a change', () => {
    const changes = ['changed-meanwhile', 'wrong-state', 'totals-differ', 'own-work', 'offline'];
    expect(changes.map((code) => isChange({ ok: false, code }))).toEqual([true, true, true, false, false]);
    expect(refused({ ok: false, code: 'kin', detail: { who: ['吴出纳'] } }).refusal?.lines).toEqual(['可以找：吴出纳']);
  });
});

describe('the bank’s result', () => {
  const sums = {
    declared: { count: 3, fen: 250_050 },
    paid: { count: 2, fen: 187_550 },
    failed: { count: 1, fen: 62_500 },
    unknown: none,
  };

  test('shows its sums before it is entered', () => {
    const shown = toChecked({ ok: true, data: sums });
    expect(shown.sums?.map(({ label, count, total }) => [label, count, total])).toEqual([
      ['银行已付', '2 人', '1,875.50'],
      ['没付成', '1 人', '625.00'],
      ['银行说不清', '0 人', '0.00'],
    ]);
    expect(shown.action).toBe('录入：付了 2 人，1,875.50 元');
    expect({ ...blankResult, ...onDay('2026-11-24') }.paidText).toBe('11月24日（星期二）');
  });

  test('is asked once more, with what is missing', () => {
    const { entry } = toChecked({ ok: true, data: sums });
    expect([entry?.count, entry?.totalFen]).toEqual([2, 187_550]);
    expect(entry?.lines).toEqual([
      '没付成 1 人，625.00 元。',
      '银行说不清 0 人，0.00 元。',
      '等银行付的是 3 人、2,500.50 元，差 1 人、625.00 元。',
      '录入以后不能再改。付成了的家长马上能看到。',
    ]);
    const whole = { ...sums, paid: sums.declared, failed: none };
    expect(toChecked({ ok: true, data: whole }).entry?.lines[2]).toBe('和等银行付的 3 人、2,500.50 元一样。');
  });

  test('totals that disagree are shown side by side', () => {
    const detail = { expectedFen: 250_050, foundFen: 250_000 };
    expect(toChecked({ ok: false, code: 'file-total-differs', detail }).refusal?.lines).toEqual([
      '应该是 2,500.50 元',
      '现在是 2,500.00 元',
    ]);
  });

  test('a faulty file starts over; a lost answer may be repeated', () => {
    const rows = [{ line: 3, fault: 'amount-differs' as const }];
    expect(refusedResult({ ok: false, code: 'file-rows-faulty', detail: { rows } })).toMatchObject({
      step: 'choose',
      sums: [],
      faults: rows,
    });
    expect(refusedResult({ ok: false, code: 'timeout' })).toMatchObject({
      step: 'checked',
      refusal: { mayRetry: true },
    });
  });
});
