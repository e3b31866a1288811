// Runs the local cloud under load until it is killed; prints each write that was answered, as JSON.
import { randomUUID } from 'node:crypto';
import { contractVersion, type Reply } from '../../contract/action';
import type { ActionName, Input, Output } from '../../contract/index';
import type { Cloud } from '../../simulator/cloud/cloud';
import { readCast, type Cast } from './cast';
import { openCloud, ring } from './cloud';

/** A write that was answered: its event must be in the log. */
export interface Answered {
  readonly actor: string;
  readonly action: ActionName;
  readonly key: string;
}

const paymentsAtOnce = 3;

async function main(): Promise<void> {
  const [dataDir = '', functionsDir = '', round = ''] = process.argv.slice(2);
  const cast = await readCast(dataDir);
  const cloud = await openCloud(dataDir, functionsDir);
  const work = [
    forever(() => ring(cloud)),
    forever((turn) => circulate(cloud, cast, `${round}.${String(turn)}`)),
    ...cast.payments
      .slice(0, paymentsAtOnce)
      .map((payment) => forever((turn) => answer(cloud, payment, (Number(round) + 1) * 1_000_000 + turn))),
  ];
  await Promise.all(work);
}

async function forever(once: (turn: number) => Promise<unknown>): Promise<never> {
  for (let turn = 0; ; turn += 1) await once(turn);
}

/** A notice from its draft to the families' acknowledgements. */
async function circulate(cloud: Cloud, cast: Cast, title: string): Promise<void> {
  const { schoolId, classId, author, reviewer, guardians } = cast;
  const draft = await write(cloud, author, 'notice.saveDraft', {
    schoolId,
    title,
    body: title,
    level: 'acknowledge',
    classIds: [classId],
    dueOn: null,
  });
  const submitted = await write(cloud, author, 'notice.submit', draft);
  const { noticeId } = draft;
  const decision = { kind: 'publish', publishAt: null } as const;
  await write(cloud, reviewer, 'notice.review', { noticeId, rev: submitted.rev, decision });
  await Promise.all(guardians.map((guardian) => write(cloud, guardian, 'notice.acknowledge', { noticeId })));
}

/** Every answer differs from the one before, so that it is written. */
async function answer(cloud: Cloud, payment: Cast['payments'][number], receivedFen: number): Promise<void> {
  const { disbursementId, guardian } = payment;
  await write(cloud, guardian, 'subsidy.confirmReceipt', { disbursementId, answer: 'wrong-amount', receivedFen });
}

async function write<N extends ActionName>(
  cloud: Cloud,
  actor: string,
  action: N,
  input: Input<N>,
): Promise<Output<N>> {
  const key = randomUUID();
  const reply = (await cloud.call(actor, 'api', { action, input, key, version: contractVersion })) as Reply<Output<N>>;
  if (!reply.ok) throw new Error(`${action} by ${actor}: ${JSON.stringify(reply)}`);
  process.stdout.write(`${JSON.stringify({ actor, action, key } satisfies Answered)}\n`);
  return reply.data;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
