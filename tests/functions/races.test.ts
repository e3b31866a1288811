import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReplyTo } from '../../contract/index';
import type { Disbursement } from '../../domain/subsidy/disbursement';
import { openCounty, type County } from '../support/county/county';
import { bind, pupilOf } from '../support/county/world';
import { createBatch, signed } from '../support/county/batches';
import { bytes, csv, paymentRow, resultRow } from '../support/county/papers';
import { checkRoster } from '../../seeds/support/roster';
import { samples } from '../support/county/samples';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const fifty = Array.from({ length: 50 }, (_, at) => at);

function codesOf(replies: readonly { ok: boolean; code?: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reply of replies) {
    const code = reply.ok ? 'accepted' : (reply.code ?? '');
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

function stored(collection: string, id: string): Record<string, unknown> {
  const found = county.documents()[collection]?.find(({ _id }) => _id === id);
  if (!found) throw new Error(`no ${id} in ${collection}`);
  return found;
}

test('fifty leaders approve one batch at once: one has signed it', async () => {
  const { world } = county;
  const head = county.person('oALeader');
  for (const at of fifty.slice(3)) {
    const appointments = [{ role: 'leader' as const }];
    const { code } = await head.ask('identity.inviteStaff', {
      schoolId: world.A.schoolId,
      name: `组员${at}`,
      appointments,
    });
    await county.person(`oAMember${at}`).ask('identity.acceptInvitation', { code });
  }
  const leaders = ['oALeader', 'oALeader2', 'oBureau', ...fifty.slice(3).map((at) => `oAMember${at}`)];
  const input = { ...world.batches.audited, ...signed };
  const replies = await Promise.all(
    leaders.map((openid) => county.person(openid).reply('subsidy.approveBatch', input)),
  );
  const winner = leaders[replies.findIndex(({ ok }) => ok)];
  const { accepted, ...refused } = codesOf(replies);
  expect(accepted).toBe(1);
  expect(Object.keys(refused).filter((code) => !['changed-meanwhile', 'wrong-state'].includes(code))).toEqual([]);
  const batch = stored('batches', world.batches.audited.batchId);
  expect(batch).toMatchObject({ state: 'approved', approver: { id: winner }, ...signed });
  expect((batch['history'] as { action: string }[]).filter(({ action }) => action === 'approve')).toHaveLength(1);
}, 60_000);

describe('a family answers', () => {
  const line = () => county.world.batches.paidLines[0] ?? '';
  const stateOf = (id: string) =>
    stored('disbursements', id) as unknown as Disbursement & { rev: number; events: unknown[] };

  test('fifty times at once, the same: one answer of each guardian', async () => {
    const before = stateOf(line());
    const replies = await Promise.all(
      fifty.map((at) =>
        county
          .person(at % 2 === 0 ? 'oAMother' : 'oAGrandmother')
          .reply('subsidy.confirmReceipt', { disbursementId: line(), answer: 'received' }),
      ),
    );
    expect(codesOf(replies)).toEqual({ accepted: 50 });
    const after = stateOf(line());
    expect(after).toMatchObject({
      rev: before.rev + 2,
      answer: { answer: 'received' },
      answers: [{ answer: 'received' }, { answer: 'received' }],
    });
    expect(new Set(after.answers.map(({ by }) => by.id)).size).toBe(2);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBeLessThanOrEqual(2);
  });

  test('fifty times at once, one says yes and one says no: no accepted answer is lost, and the ticket follows the last', async () => {
    const { A } = county.world;
    const disbursementId = county.world.batches.paidLines[1] ?? '';
    const guardians = ['oANeighbour', 'oAAunt1', 'oAAunt2', 'oAAunt3', 'oAAunt4'];
    for (const openid of guardians.slice(1))
      await bind(county.cloud, {
        teacher: 'oATeacher1',
        openid,
        pupilId: pupilOf(A, 1).pupilId,
        relation: 'other-kin',
      });
    const send = async (at: number): Promise<ReplyTo<'subsidy.confirmReceipt'>> => {
      const person = county.person(guardians[at % 5] ?? '');
      const answer = at % 2 === 0 ? 'received' : 'not-received';
      const key = `confirm-${String(at).padStart(8, '0')}`;
      for (let attempt = 0; attempt < 20; attempt += 1) {
        const reply = await person.reply('subsidy.confirmReceipt', { disbursementId, answer }, { key });
        if (reply.ok || reply.code !== 'busy') return reply;
      }
      throw new Error('busy twenty times');
    };
    const before = stateOf(disbursementId);
    const replies = await Promise.all(fifty.map(send));
    expect(codesOf(replies)).toEqual({ accepted: 50 });
    const { answers, answer, ticket, events, rev } = stateOf(disbursementId);
    expect(answer).toEqual(answers.at(-1));
    expect(ticket?.state === 'open').toBe(answer?.answer !== 'received');
    const word = ({ answer: said, by }: (typeof answers)[number]) => `${said} ${by.id}`;
    answers.slice(1).forEach((one, at) => expect(word(one)).not.toBe(word(answers[at] ?? one)));
    expect(events).toHaveLength(rev);
    expect(rev - before.rev).toBe(answers.length);
    const given = new Set(answers.map((one) => `${one.answer} ${one.at}`));
    for (const reply of replies) if (reply.ok) expect(given).toContain(`${reply.data.answer} ${reply.data.answeredAt}`);
  }, 60_000);
});

test('two clerks hand in the same pupils at once: one batch stands, and no pupil is in two', async () => {
  const { A } = county.world;
  for (const round of [0, 1, 2, 3, 4]) {
    const term = `203${round}-spring`;
    const clerks = ['oAFinance', 'oAFinance2'] as const;
    const replies = await Promise.all(
      clerks.map(async (maker) => {
        const clerk = county.person(maker);
        const rows = A.pupils.map((pupil) => paymentRow(pupil));
        const fileId = await clerk.upload(`race-${round}.csv`, bytes(csv(rows)));
        const batch = {
          schoolId: A.schoolId,
          programme: 'urgent-aid',
          term,
          title: '临时救助',
          fileId,
          count: 12,
          totalFen: 2 * signed.totalFen,
        } as const;
        return clerk.reply('subsidy.createBatch', batch);
      }),
    );
    const batches = county.documents()['batches']?.filter((batch) => batch['term'] === term) ?? [];
    expect(codesOf(replies)).toEqual({ accepted: 1, 'file-rows-faulty': 1 });
    const standing = batches.filter((batch) => batch['state'] === 'draft');
    expect(standing).toHaveLength(1);
    const lines = county.documents()['disbursements']?.filter((one) => one['term'] === term) ?? [];
    expect(lines.map((one) => one['batchId'])).toEqual(A.pupils.map(() => standing[0]?._id));
  }
}, 60_000);

test('two clerks enter two bank results at once: one stands, in every line', async () => {
  const { A, batches } = county.world;
  const pupils = A.pupils.slice(0, 6);
  const files = {
    oAFinance: pupils.map((pupil) => resultRow(pupil, '成功')),
    oAFinance2: pupils.map((pupil) => resultRow(pupil, '失败')),
  };
  const clerks = ['oAFinance', 'oAFinance2'] as const;
  const replies = await Promise.all(
    clerks.map(async (openid) => {
      const clerk = county.person(openid);
      const fileId = await clerk.upload('bank-race.csv', bytes(csv(files[openid])));
      return clerk.reply('subsidy.recordBankResult', { ...batches.approved, fileId, paidOn: '2026-11-20' });
    }),
  );
  const { accepted, ...refused } = codesOf(replies);
  expect(accepted).toBe(1);
  expect(['bank-result-begun', 'changed-meanwhile', 'wrong-state']).toContain(Object.keys(refused)[0]);
  const outcome = replies[0]?.ok === true ? 'paid' : 'failed';
  const lines =
    county.documents()['disbursements']?.filter((line) => line['batchId'] === batches.approved.batchId) ?? [];
  expect(lines.map((line) => line['outcome'])).toEqual(pupils.map(() => outcome));
});

test('a batch that lost its lines can be handed in again once the other was sent back', async () => {
  const { A } = county.world;
  const batch = { programme: 'urgent-aid', term: '2039-spring' } as const;
  const first = await createBatch(county.cloud, A, batch);
  await county.person('oALeader').ask('subsidy.returnBatch', { ...first, reason: '重复了' });
  const second = await createBatch(county.cloud, A, { ...batch, maker: 'oAFinance2' });
  expect(await county.person('oAFinance').ask('subsidy.getBatch', { batchId: second.batchId })).toMatchObject({
    bank: { pending: { count: 6, fen: signed.totalFen } },
  });
});

test('twenty people use one binding code at once: one is bound, the others hear that it is used', async () => {
  const people = fifty.slice(0, 20).map((at) => `oCrowd${at}`);
  const { binding } = county.world.codes;
  const replies = await Promise.all(
    people.map((openid) => county.person(openid).reply('identity.bindChild', { code: binding, relation: 'mother' })),
  );
  expect(codesOf(replies)).toEqual({ accepted: 1, 'code-used': 19 });
  const bound = county.documents()['people']?.filter(({ _id }) => people.includes(_id)) ?? [];
  expect(bound.map(({ _id }) => _id)).toEqual([people[replies.findIndex(({ ok }) => ok)]]);
});

test('two offices take in the same class list at once: one of them, or one after the other, and every pupil stands once', async () => {
  const { A } = county.world;
  const offices = ['oAAcademic', 'oAMoral'].map((openid) => county.person(openid));
  const checked = await Promise.all(
    offices.map(async (office) => checkRoster(office, await samples['ledger.checkRoster'](county.world, office))),
  );
  const replies = await Promise.all(
    offices.map((office, at) =>
      office.reply('ledger.importRoster', {
        importId: checked[at]?.importId ?? '',
        acceptChanges: true,
        acceptDoubtful: true,
      }),
    ),
  );
  const codes = replies.map((reply) => (reply.ok ? 'accepted' : reply.code));
  expect(codes.filter((code) => code !== 'accepted' && code !== 'import-running')).toEqual([]);
  expect(codes).toContain('accepted');
  await county.settled();
  const { classes } = await county.person('oAZone').ask('ledger.listClasses', { schoolId: A.schoolId });
  expect(classes.map(({ pupilCount }) => pupilCount)).toEqual([8, 6]);
});
