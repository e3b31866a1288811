import { doneWith, type RollOver } from '../../domain/ledger/rollover';
import { accept } from '../../domain/shared/decision';
import type { Act } from '../platform/act';
import { withLease } from '../platform/lease';
import type { ImportTurn } from './import-turn';
import { rollOverClass, type RollOverStores } from './rollover-step';
import type { RollOvers } from './rollover.store';
import { recountVillages } from './village-count';
import type { Zonings } from './zoning.store';

export interface RollOverWork extends RollOverStores {
  readonly rollOvers: RollOvers;
  readonly turn: ImportTurn;
  readonly zonings: Zonings;
  readonly isAtWork: (holder: string) => Promise<boolean>;
}

/**
 * Works a roll-over off, class by class, until it is done or `deadline` (milliseconds, as Date.now). While it is at work the school takes in no roster, and
 * waits itself while one is taken in. A class that is killed half-way is done again from its beginning.
 */
export async function workRollOver(
  work: RollOverWork,
  id: string,
  { at, today, deadline }: { readonly at: string; readonly today: string; readonly deadline: number },
): Promise<void> {
  const { rollOvers, turn, isAtWork } = work;
  await withLease(`rollover.${id}`, at, async () => {
    const loaded = await rollOvers.load(id);
    if (!loaded || loaded.state.state !== 'agreed' || loaded.state.on > today) return;
    const { schoolId } = loaded.state;
    if (!(await turn.take(schoolId, id, { at, isAtWork }))) return;
    const plan = await begin(rollOvers, id, loaded.state, at);
    if (!(await workClasses(work, id, plan, deadline))) return;
    await recountVillages(work, schoolId, actOf(id, plan, 'villages'));
    await turn.release(schoolId, id);
  });
}

/** From now on nobody plans it anew. */
async function begin(rollOvers: RollOvers, id: string, plan: RollOver, at: string): Promise<RollOver> {
  if (plan.begunAt !== null) return plan;
  const begun = { ...plan, begunAt: at };
  const reply = await rollOvers.change(
    actOf(id, begun, 'begin'),
    id,
    (current) => accept(current.state === 'agreed' ? { ...current, begunAt: current.begunAt ?? at } : current),
    ({ state }) => state,
  );
  if (!reply.ok || reply.data !== 'agreed') throw new Error(`The roll-over ${id} has not begun`);
  return begun;
}

/** False when time runs out before all are done. */
async function workClasses(work: RollOverWork, id: string, plan: RollOver, deadline: number): Promise<boolean> {
  for (const one of plan.classes.filter(({ isDone }) => !isDone)) {
    if (Date.now() >= deadline) return false;
    const act = actOf(id, plan, one.classId);
    await rollOverClass(work, act, one, plan);
    const reply = await work.rollOvers.change(
      act,
      id,
      (current) => accept(doneWith(current, one.classId)),
      () => null,
    );
    if (!reply.ok) throw new Error(`The class ${one.classId} is not noted as done: ${reply.code}`);
  }
  return true;
}

/** In the name of the leader who has agreed, at the instant at which it began: what is done twice is the same. */
function actOf(id: string, { agreed, begunAt }: RollOver, step: string): Act {
  if (!agreed || begunAt === null) throw new Error(`Nobody has agreed to the roll-over ${id}`);
  const today = begunAt.slice(0, 10);
  return { actor: agreed.by, at: begunAt, today, action: 'ledger.rollOver', key: `${id}.${step}`, inputHash: '' };
}
