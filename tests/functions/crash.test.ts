import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contractVersion } from '../../contract/action';
import type { ActionName } from '../../contract/index';
import { openCounty, type County } from '../support/county/county';
import { untilStored } from '../support/county/documents';
import type { Asked, Told } from '../support/county/cloud-process';
import { bytes, csv, paymentRow } from '../support/county/papers';
import { signed } from '../support/county/batches';

/** The cloud of a county in a process that can be killed. */
class MortalCloud {
  private static count = 0;

  private constructor(private readonly child: ChildProcess) {}

  static async start({ functionsDir, dataDir }: County): Promise<MortalCloud> {
    const program = path.join(__dirname, '../support/county/cloud-process.ts');
    const child = fork(program, [functionsDir, dataDir], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [told] = (await once(child, 'message')) as [Told];
    if (told.type !== 'ready') throw new Error('the cloud did not start');
    return new MortalCloud(child);
  }

  /** Whether it was answered before the end. */
  send(openid: string, data: Record<string, unknown>): Promise<boolean> {
    const id = (MortalCloud.count += 1);
    const { child } = this;
    const asked: Asked = { id, openid, data: { version: contractVersion, ...data } };
    return new Promise((resolve) => {
      child.on('message', (told: Told) => {
        if (told.type === 'answer' && told.id === id) resolve(true);
      });
      child.once('exit', () => resolve(false));
      child.send(asked);
    });
  }

  async kill(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

type Moment = Parameters<typeof untilStored>[1] | 'at once';

/** Sends, kills the cloud at this moment, starts it again; whether the answer had arrived. */
async function interrupted(
  openid: string,
  data: { action: ActionName; input: unknown; key: string },
  moment: Moment,
): Promise<boolean> {
  await county.stop();
  const cloud = await MortalCloud.start(county);
  await cloud.send(openid, { action: 'identity.me', input: {} });
  const answered = cloud.send(openid, data);
  if (moment !== 'at once') await untilStored(county.dataDir, moment);
  await cloud.kill();
  await county.start();
  return answered;
}

interface Line {
  readonly answers: readonly unknown[];
  readonly events: readonly { readonly key: string }[];
}

describe('the cloud is killed while a guardian says that the money is there', () => {
  test.each([
    ['sent', 'oAMother', 'mother', 0],
    ['written', 'oANeighbour', 'father', 1],
  ])('just after the tap was %s: the same tap again has one effect', async (moment, openid, relation, at) => {
    const disbursementId = county.world.batches.paidLines[at] ?? '';
    const line = () =>
      county.documents()['disbursements']?.find(({ _id }) => _id === disbursementId) as unknown as Line;
    const input = { disbursementId, answer: 'received' } as const;
    const key = `tap-before-the-crash-${openid}`;
    const written = { collection: 'disbursements', text: key, count: 1 };
    const tap = { action: 'subsidy.confirmReceipt', input, key } as const;
    const answered = await interrupted(openid, tap, moment === 'sent' ? 'at once' : written);
    const before = line();
    const isWritten = before.answers.length === 1;
    if (answered || moment === 'written') expect(isWritten).toBe(true);

    const first = await county.person(openid).ask('subsidy.confirmReceipt', input, { key });
    expect(await county.person(openid).ask('subsidy.confirmReceipt', input, { key })).toEqual(first);
    const by = { id: openid, relation };
    expect(line().answers).toEqual([{ answer: 'received', receivedFen: null, by, at: first.answeredAt }]);
    expect(line().events.filter((event) => event.key === key)).toHaveLength(1);
    if (isWritten) expect(line()).toEqual(before);
  });
});

describe('the cloud is killed while a batch is being made', () => {
  const everyone = { count: 12, totalFen: 2 * signed.totalFen };
  const batchOf = async (maker: string, term: string) => {
    const rows = county.world.A.pupils.map((pupil) => paymentRow(pupil));
    const fileId = await county.person(maker).upload(`crash-${term}.csv`, bytes(csv(rows)));
    const { schoolId } = county.world.A;
    return { schoolId, programme: 'urgent-aid', term, title: '临时救助', fileId, ...everyone } as const;
  };
  const begun = (term: string) => county.documents()['batches']?.find((one) => one['term'] === term);

  test.each([
    ['the batch', '2031-spring', { collection: 'batches', text: '2031-spring', count: 1 }],
    ['a third of its lines', '2032-spring', { collection: 'disbursements', text: 'urgent-aid.2032-spring', count: 4 }],
  ])('when %s was written: the same call again writes the rest, and the sums hold', async (_what, term, moment) => {
    const key = `batch-before-the-crash-${term}`;
    const input = await batchOf('oAFinance', term);
    await interrupted('oAFinance', { action: 'subsidy.createBatch', input, key }, moment);
    const { batchId, rev } = await county.person('oAFinance').ask('subsidy.createBatch', input, { key });
    const batch = await county.person('oAFinance').ask('subsidy.getBatch', { batchId });
    expect(batch).toMatchObject({ rev, state: 'draft', bank: { pending: { count: 12, fen: everyone.totalFen } } });
    expect(county.documents()['disbursements']?.filter((one) => one['term'] === term)).toHaveLength(12);
  });

  test('and nobody sends it again: what was begun can be sent back, and its pupils be paid', async () => {
    const term = '2033-spring';
    const moment = { collection: 'disbursements', text: `urgent-aid.${term}`, count: 2 };
    const input = await batchOf('oAFinance', term);
    await interrupted('oAFinance', { action: 'subsidy.createBatch', input, key: 'forgotten' }, moment);
    const again = await batchOf('oAFinance2', term);
    const left = begun(term);
    if (left?.['state'] === 'importing')
      expect(await county.person('oAFinance2').refusal('subsidy.createBatch', again)).toMatchObject({
        code: 'file-rows-faulty',
      });
    const { rev, mayReturn } = await county.person('oALeader').ask('subsidy.getBatch', { batchId: left?._id ?? '' });
    expect(mayReturn).toBe(true);
    await county.person('oALeader').ask('subsidy.returnBatch', { batchId: left?._id ?? '', rev, reason: '断网了' });
    const { batchId } = await county.person('oAFinance2').ask('subsidy.createBatch', again);
    const batch = await county.person('oAFinance2').ask('subsidy.getBatch', { batchId });
    expect(batch).toMatchObject({ state: 'draft', bank: { pending: { count: 12, fen: everyone.totalFen } } });
  });
});
