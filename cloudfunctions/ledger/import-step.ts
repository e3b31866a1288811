import type { Acceptance, RosterImport } from '../../domain/ledger/roster-import';
import type { Act } from '../platform/act';
import { Tally } from './findings';
import { writeChunk } from './import-entry';
import { walk, type Walk } from './roster-walk';

/** A pupil who is now in another class or has another name, for those who keep a copy of it. */
export interface Move {
  readonly pupilId: string;
  readonly pupilName: string;
  readonly classId: string;
  readonly className: string;
}

export type TellMoves = (act: Act, moves: readonly Move[]) => Promise<void>;

/**
 * Takes rows into the register from where the last step left off. Every pupil is a document under its own key, written under the key of the call that
 * let the roster in: stopped anywhere, the same step again writes the rest and counts what it had written.
 */
export async function importStep(
  scene: Walk,
  accepted: Acceptance,
  { mayGoOn, tell }: { readonly mayGoOn: () => boolean; readonly tell: TellMoves },
): Promise<Partial<RosterImport>> {
  const { it } = scene;
  const act = actOf(accepted);
  const tally = new Tally(it);
  const written = { fresh: it.counts.fresh, unchanged: it.counts.unchanged, changed: it.counts.changed };
  for await (const chunk of walk(scene, () => undefined)) {
    for (const { faults } of chunk.faulty) tally.fault(faults);
    const { ends, moves } = await writeChunk(scene, act, accepted, chunk);
    await tell({ ...act, key: `${act.key}.${chunk.doneRows}` }, moves);
    for (const end of ends) {
      if (typeof end === 'object') tally.fault([end]);
      else if (end !== 'left') written[end] += 1;
    }
    const { doneRows } = chunk;
    if (doneRows < it.rows && !mayGoOn()) return { ...found(tally, written), doneRows };
  }
  return { ...found(tally, written), doneRows: it.rows, state: 'done' };
}

function found(
  tally: Tally,
  written: Pick<RosterImport['counts'], 'fresh' | 'unchanged' | 'changed'>,
): Pick<RosterImport, 'counts' | 'faults'> {
  const { counts, faults } = tally.result();
  return { faults, counts: { ...counts, ...written } };
}

function actOf({ by, at, key, inputHash }: Acceptance): Act {
  return { actor: by, at, today: at.slice(0, 10), action: 'ledger.importRoster', key, inputHash };
}
