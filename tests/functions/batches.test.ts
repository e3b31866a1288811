import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  approve,
  audit,
  createBatch,
  firstClass,
  lineFen,
  record,
  signed,
  type BatchRef,
} from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { bytes, csv, mixedResult, paymentRow, resultRow } from '../support/county/papers';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

let year = 2030;
const freshTerm = () => `${(year += 1)}-spring`;
const make = (term = freshTerm(), maker = 'oAFinance') =>
  createBatch(county.cloud, county.world.A, { programme: 'boarder-living', term, maker });
const sign = (openid: string, action: 'subsidy.auditBatch' | 'subsidy.approveBatch', batch: BatchRef, sums = signed) =>
  county.person(openid).reply(action, { ...batch, ...sums });
const linesOf = (batchId: string) =>
  county.documents()['disbursements']?.filter((line) => line['batchId'] === batchId) ?? [];

describe('nobody signs under own work, and the refusal names who can', () => {
  test('the maker does not audit', async () => {
    const batch = await make();
    const refused = { ok: false, code: 'own-work', detail: { who: ['A校Finance2', '周敏'] } };
    expect(await sign('oAFinance', 'subsidy.auditBatch', batch)).toEqual(refused);
    expect(await sign('oAFinance2', 'subsidy.auditBatch', batch)).toMatchObject({
      ok: true,
      data: { state: 'audited' },
    });
  });

  test('who has made or audited it does not approve it, though a leader; another leader or the bureau does', async () => {
    const { A } = county.world;
    for (const openid of ['oAFinance', 'oAFinance2']) {
      const invitation = { schoolId: A.schoolId, name: openid, appointments: [{ role: 'leader' as const }] };
      const { code } = await county.person('oALeader').ask('identity.inviteStaff', invitation);
      await county.person(openid).ask('identity.acceptInvitation', { code });
    }
    const audited = await audit(county.cloud, await make());
    for (const openid of ['oAFinance', 'oAFinance2']) {
      const { code, detail } = await county.person(openid).refusal('subsidy.approveBatch', { ...audited, ...signed });
      expect(code).toBe('own-work');
      expect([...(detail?.who ?? [])].sort()).toEqual(['A校Leader', 'A校Leader2', '周敏']);
    }
    expect(await sign('oBureau', 'subsidy.approveBatch', audited)).toMatchObject({
      ok: true,
      data: { state: 'approved' },
    });
  });
});

describe('nobody signs where an own child is paid', () => {
  test('neither audit nor approval; others do', async () => {
    const { A } = county.world;
    for (const openid of ['oAFinance2', 'oALeader2'])
      await bind(county.cloud, {
        teacher: 'oATeacher1',
        openid,
        pupilId: pupilOf(A, 3).pupilId,
        relation: 'other-kin',
      });
    const batch = await make(freshTerm(), 'oAFinance');
    expect(await county.person('oAFinance2').refusal('subsidy.auditBatch', { ...batch, ...signed })).toMatchObject({
      code: 'kin',
    });
    const { code } = await county.person('oALeader').ask('identity.inviteStaff', {
      schoolId: A.schoolId,
      name: '第三位会计',
      appointments: [{ role: 'finance' }],
    });
    await county.person('oAFinance3').ask('identity.acceptInvitation', { code });
    const again = await county.person('oAFinance2').refusal('subsidy.auditBatch', { ...batch, ...signed });
    expect(again).toEqual({ ok: false, code: 'kin', detail: { who: ['第三位会计', '周敏'] } });
    const { rev } = await county.person('oAFinance3').ask('subsidy.auditBatch', { ...batch, ...signed });
    const audited = { batchId: batch.batchId, rev };
    const kin = await county.person('oALeader2').refusal('subsidy.approveBatch', { ...audited, ...signed });
    expect(kin.code).toBe('kin');
    expect(kin.detail?.who).toContain('A校Leader');
    expect(await sign('oALeader', 'subsidy.approveBatch', audited)).toMatchObject({ ok: true });
  });

  test('nor does one enter the bank’s result; another clerk does', async () => {
    const { A } = county.world;
    const batch = await make(freshTerm(), 'oAFinance');
    const { rev } = await county.person('oAFinance3').ask('subsidy.auditBatch', { ...batch, ...signed });
    const approved = await approve(county.cloud, { batchId: batch.batchId, rev });
    const kin = county.person('oAFinance2');
    const fileId = await kin.upload('bank.csv', bytes(csv(mixedResult(firstClass(A)))));
    const refused = await kin.refusal('subsidy.recordBankResult', { ...approved, fileId, paidOn: '2026-11-20' });
    expect(refused.code).toBe('kin');
    expect(refused.detail?.who).toContain('第三位会计');
    expect(linesOf(batch.batchId).every((line) => line['outcome'] === 'pending')).toBe(true);
    await record(county.cloud, approved, mixedResult(firstClass(A)));
  });

  test('a child who is not in the batch is no obstacle', async () => {
    const { A } = county.world;
    const others = A.pupils.slice(6).map((pupil) => paymentRow(pupil));
    const batch = await createBatch(county.cloud, A, { programme: 'urgent-aid', term: freshTerm(), rows: others });
    expect(await sign('oAFinance2', 'subsidy.auditBatch', batch)).toMatchObject({ ok: true });
  });
});

describe('a signature is under what the signer has seen', () => {
  test.each([
    ['a pupil more', { ...signed, count: 7 }],
    ['a fen less', { ...signed, totalFen: signed.totalFen - 1 }],
  ])('not with %s', async (_what, sums) => {
    const batch = await make();
    const differs = {
      ok: false,
      code: 'totals-differ',
      detail: { expectedFen: signed.totalFen, foundFen: sums.totalFen },
    };
    expect(await sign('oAFinance3', 'subsidy.auditBatch', batch, sums)).toEqual(differs);
    const { rev } = await county.person('oAFinance3').ask('subsidy.auditBatch', { ...batch, ...signed });
    expect(await sign('oALeader', 'subsidy.approveBatch', { batchId: batch.batchId, rev }, sums)).toEqual(differs);
  });

  test('not when someone has changed it meanwhile', async () => {
    const batch = await make();
    await sign('oAFinance3', 'subsidy.auditBatch', batch);
    const stale = { ok: false, code: 'changed-meanwhile' };
    expect(await sign('oALeader', 'subsidy.approveBatch', batch)).toEqual(stale);
    expect(await county.person('oALeader').reply('subsidy.returnBatch', { ...batch, reason: '再看看' })).toEqual(stale);
  });

  test('not twice, not before its turn, not after it was sent back', async () => {
    const batch = await make();
    const wrong = { ok: false, code: 'wrong-state' };
    expect(await sign('oALeader', 'subsidy.approveBatch', batch)).toEqual(wrong);
    const audited = { batchId: batch.batchId, rev: batch.rev + 1 };
    await sign('oAFinance3', 'subsidy.auditBatch', batch);
    expect(await sign('oAFinance3', 'subsidy.auditBatch', audited)).toEqual(wrong);
    const { rev } = await county.person('oALeader').ask('subsidy.returnBatch', { ...audited, reason: '人数不对' });
    const returned = { batchId: batch.batchId, rev };
    expect(await sign('oALeader', 'subsidy.approveBatch', returned)).toEqual(wrong);
    expect(await county.person('oALeader').reply('subsidy.returnBatch', { ...returned, reason: '再退' })).toEqual(
      wrong,
    );
  });
});

describe('a batch is sent back', () => {
  test('and frees its lines; their history and audit events stay', async () => {
    const term = freshTerm();
    const first = await make(term);
    const taken = await county.person('oAFinance').refusal('subsidy.checkPaymentList', {
      schoolId: county.world.A.schoolId,
      programme: 'boarder-living',
      term,
      fileId: await county
        .person('oAFinance')
        .upload('again.csv', bytes(csv(firstClass(county.world.A).map((pupil) => paymentRow(pupil))))),
    });
    expect(taken.detail?.rows).toHaveLength(6);
    const before = linesOf(first.batchId);
    await county.person('oALeader').ask('subsidy.returnBatch', { ...first, reason: '金额不对' });
    const second = await make(term);
    const after = linesOf(second.batchId);
    expect(after.map(({ _id }) => _id)).toEqual(before.map(({ _id }) => _id));
    expect(linesOf(first.batchId)).toEqual([]);
    for (const [at, line] of after.entries()) {
      const events = line['events'] as { action: string; seq: number }[];
      expect(events.slice(0, 1)).toEqual(before[at]?.['events']);
      expect(events.map(({ action, seq }) => [action, seq])).toEqual([
        ['subsidy.createBatch', 1],
        ['subsidy.createBatch', 2],
      ]);
    }
    const history = (batchId: string) => county.person('oAFinance').ask('subsidy.getBatch', { batchId });
    expect(await history(first.batchId)).toMatchObject({
      state: 'returned',
      history: [{ action: 'create' }, { action: 'return', by: 'A校Leader', reason: '金额不对' }],
    });
    expect(await history(second.batchId)).toMatchObject({ state: 'draft', history: [{ action: 'create' }] });
  });

  test('also when it is approved and waits for the money, and its pupils are paid by another', async () => {
    const term = freshTerm();
    const batch = await make(term);
    const { rev } = await county.person('oAFinance3').ask('subsidy.auditBatch', { ...batch, ...signed });
    const approved = await approve(county.cloud, { batchId: batch.batchId, rev });
    const finance = county.person('oAFinance');
    expect(await finance.ask('subsidy.getBatch', { batchId: batch.batchId })).toMatchObject({ mayReturn: true });
    const returned = await finance.reply('subsidy.returnBatch', { ...approved, reason: '银行退回了名单' });
    expect(returned).toMatchObject({ ok: true, data: { state: 'returned' } });
    const fileId = await finance.upload('bank.csv', bytes(csv(mixedResult(firstClass(county.world.A)))));
    expect(await finance.reply('subsidy.checkBankResult', { batchId: batch.batchId, fileId })).toEqual({
      ok: false,
      code: 'wrong-state',
    });
    const second = await make(term);
    expect(linesOf(second.batchId)).toHaveLength(6);
  });

  test('no more once the bank has paid', async () => {
    const { batchId } = county.world.batches.paid;
    const { rev, mayReturn } = await county.person('oALeader').ask('subsidy.getBatch', { batchId });
    expect(mayReturn).toBe(false);
    expect(await county.person('oALeader').reply('subsidy.returnBatch', { batchId, rev, reason: '再看看' })).toEqual({
      ok: false,
      code: 'wrong-state',
    });
  });
});

describe('from the bank’s word to the family’s', () => {
  const sum = (count: number) => ({ count, fen: count * lineFen });
  const batchId = () => county.world.batches.paid.batchId;
  const lineAt = (at: number) => county.world.batches.paidLines[at] ?? '';
  const families = async () =>
    (await county.person('oAFinance').ask('subsidy.getBatch', { batchId: batchId() })).families;

  test('what failed or is unknown is told to the family, and not asked of it', async () => {
    for (const [at, openid] of [
      [4, 'oAFailed'],
      [5, 'oAUnknown'],
    ] as const) {
      await bind(county.cloud, {
        teacher: 'oATeacher1',
        openid,
        pupilId: pupilOf(county.world.A, at).pupilId,
        relation: 'mother',
      });
      const person = county.person(openid);
      const { delayed, ...others } = await person.ask('subsidy.listMine', {});
      expect(others).toEqual({ disbursements: [], next: null });
      expect(delayed).toContainEqual({
        disbursementId: lineAt(at),
        pupilName: pupilOf(county.world.A, at).name,
        programme: 'boarder-living',
        term: '2026-spring',
        part: 1,
        amountFen: lineFen,
        isUnsure: at === 5,
        telephone: '0900-1234567',
      });
      expect(await person.ask('home.open', {})).toMatchObject({ disbursements: [] });
      const reply = await person.reply('subsidy.confirmReceipt', { disbursementId: lineAt(at), answer: 'received' });
      expect(reply.ok).toBe(false);
    }
  });

  test('a negative answer opens a ticket with number and day, a later "received" closes it, and the sums hold to the fen', async () => {
    expect(await families()).toEqual({ confirmed: sum(0), disputed: sum(0), unsure: sum(0), unanswered: sum(4) });
    const [mother, neighbour] = [county.person('oAMother'), county.person('oANeighbour')];
    const first = await mother.ask('subsidy.confirmReceipt', { disbursementId: lineAt(0), answer: 'not-received' });
    expect(first.ticket).toEqual({ number: expect.stringMatching(/^261120-[0-9A-F]{6}$/), dueOn: '2026-11-27' });
    await neighbour.ask('subsidy.confirmReceipt', {
      disbursementId: lineAt(1),
      answer: 'wrong-amount',
      receivedFen: 1,
    });
    expect(await families()).toEqual({ confirmed: sum(0), disputed: sum(2), unsure: sum(0), unanswered: sum(2) });
    const { lines } = await county
      .person('oAFinance')
      .ask('subsidy.listLines', { batchId: batchId(), show: 'disputed' });
    expect(lines.map(({ answer, answeredFen, answeredBy }) => [answer, answeredFen, answeredBy])).toEqual(
      expect.arrayContaining([
        ['not-received', null, 'mother'],
        ['wrong-amount', 1, 'father'],
      ]),
    );
    expect(await county.person('oAFinance').ask('home.listWork', {})).toMatchObject({
      work: expect.arrayContaining([expect.objectContaining({ kind: 'answer-dispute', id: batchId(), count: 2 })]),
    });
    const second = await county
      .person('oAGrandmother')
      .ask('subsidy.confirmReceipt', { disbursementId: lineAt(0), answer: 'received' });
    expect(second.ticket).toBeNull();
    await neighbour.ask('subsidy.confirmReceipt', { disbursementId: lineAt(1), answer: 'unsure' });
    expect(await families()).toEqual({ confirmed: sum(1), disputed: sum(0), unsure: sum(1), unanswered: sum(2) });
    expect(await mother.ask('subsidy.getMine', { disbursementId: lineAt(0) })).toMatchObject({
      answer: 'received',
      ticket: null,
    });
  });

  test('a wrong amount that is right, or not said, is no answer', async () => {
    const wrong = { ok: false, code: 'invalid-input', detail: { path: 'receivedFen' } };
    const base = { disbursementId: lineAt(0), answer: 'wrong-amount' } as const;
    expect(await county.person('oAMother').reply('subsidy.confirmReceipt', base)).toEqual(wrong);
    expect(await county.person('oAMother').reply('subsidy.confirmReceipt', { ...base, receivedFen: lineFen })).toEqual(
      wrong,
    );
  });

  test('all paid, all confirmed: nothing is left over', async () => {
    const { A } = county.world;
    const batch = await make();
    const { rev } = await county.person('oAFinance3').ask('subsidy.auditBatch', { ...batch, ...signed });
    const approved = await approve(county.cloud, { batchId: batch.batchId, rev });
    await record(
      county.cloud,
      approved,
      firstClass(A).map((pupil) => resultRow(pupil)),
    );
    const { bank, families: all } = await county
      .person('oAFinance')
      .ask('subsidy.getBatch', { batchId: batch.batchId });
    expect([bank.paid, bank.failed, bank.unknown, bank.pending]).toEqual([sum(6), sum(0), sum(0), sum(0)]);
    expect(all.confirmed.fen + all.disputed.fen + all.unsure.fen + all.unanswered.fen).toBe(bank.paid.fen);
  });
});
