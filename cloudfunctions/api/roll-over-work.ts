import type { Output } from '../../contract/index';
import { rollOvers } from '../ledger/rollover.store';

type Work = Output<'home.listWork'>['work'];

/** Plans for the next school year that wait for a leader; nobody agrees to the own one. */
export async function rollOversFor(openid: string, schoolIds: readonly string[]): Promise<Work> {
  const found = await rollOvers.collection.find({
    where: { schoolId: { oneOf: schoolIds }, state: 'planned' },
    limit: 10,
    fields: ['schoolId', 'author', 'plannedAt'],
  });
  return found
    .filter(({ author }) => author.id !== openid)
    .map(({ schoolId, author, plannedAt }) => ({
      kind: 'agree-roll-over' as const,
      id: schoolId,
      schoolId,
      title: author.name,
      since: plannedAt,
      count: 1,
    }));
}
