import type { FileFault } from '../../contract/file-faults';
import { advance, isUnderWay, type Acceptance, type RosterImport } from '../../domain/ledger/roster-import';
import type { Act } from '../platform/act';
import { withLease } from '../platform/lease';
import { inParallel } from '../platform/parallel';
import { checkStep } from './check-step';
import type { ClassGlance, ClassReader } from './class.reader';
import type { ClassTally } from './class-tally.store';
import type { Households } from './household.store';
import { importStep, type TellMoves } from './import-step';
import type { ImportTurn } from './import-turn';
import type { Imports } from './import.store';
import type { Pupils } from './pupil.store';
import { recountVillages } from './village-count';
import type { Zonings } from './zoning.store';
import { aboutTable, readRosterFile, rowsIn } from './roster-file';

export interface ImportStores {
  readonly imports: Imports;
  readonly pupils: Pupils;
  readonly households: Households;
  readonly classes: ClassReader;
  readonly tally: ClassTally;
  readonly zonings: Zonings;
  readonly turn: ImportTurn;
  readonly tell: TellMoves;
}

/** How long one step may take before it is written down how far it came: what a kill can cost. */
const stepMs = 8000;

/**
 * Works an import off, step by step, until it needs a person or `deadline` (milliseconds, as Date.now). False when work remains: another instance is at
 * it, or the time is over. A step that is killed is done again from its beginning.
 */
export async function workOn(
  stores: ImportStores,
  importId: string,
  { at, deadline }: { readonly at: string; readonly deadline: number },
): Promise<boolean> {
  let isDone = false;
  await withLease(`import.${importId}`, at, async () => {
    for (;;) {
      const loaded = await stores.imports.load(importId);
      if (!loaded || !isUnderWay(loaded.state)) isDone = true;
      if (!loaded || isDone || Date.now() >= deadline) return;
      const it = loaded.state;
      const next = await stepOf(stores, it, Math.min(deadline, Date.now() + stepMs));
      const act = stepAct(importId, it);
      const saved = await stores.imports.change(
        act,
        importId,
        (current) => advance(current, it, next),
        () => null,
      );
      if (!saved.ok) return;
      if (next.state === 'done' || next.state === 'failed') await stores.turn.release(it.schoolId, importId);
    }
  });
  return isDone;
}

async function stepOf(stores: ImportStores, it: RosterImport, until: number): Promise<Partial<RosterImport>> {
  const file = await readRosterFile(it.fileId, it.by.id, it.columns);
  if ('ok' in file) return failure(file.code);
  if (file.hash !== it.fileHash) return failure('file-missing');
  const classes = await stores.classes.ofSchool(it.schoolId);
  const scene = { it, table: file.table, classes, stores };
  const mayGoOn = (): boolean => Date.now() < until;
  if (it.state === 'checking') {
    if (it.rows === 0) return begin(scene.table);
    return checkStep(scene, mayGoOn);
  }
  if (!it.accepted) throw new Error('An import that nobody has let in');
  const next = await importStep(scene, it.accepted, { mayGoOn, tell: stores.tell });
  if (next.state === 'done') {
    await countClasses(stores, classes);
    await recountVillages(stores, it.schoolId, countAct(it.accepted));
  }
  return next;
}

/** What a large file says of itself is read here, where there is memory for it. */
function begin(table: Parameters<typeof rowsIn>[0]): Partial<RosterImport> {
  if (table.missing.length > 0) return { ...aboutTable(table), state: 'columns' };
  const rows = rowsIn(table);
  return typeof rows === 'number' ? { ...aboutTable(table), rows } : failure(rows.code);
}

function failure(problem: FileFault): Partial<RosterImport> {
  return { state: 'failed', problem };
}

async function countClasses({ pupils, tally }: ImportStores, classes: readonly ClassGlance[]): Promise<void> {
  await inParallel(classes, 8, async ({ _id: classId, pupilCount }) => {
    const counted = await pupils.collection.count({ classId });
    if (counted !== pupilCount) await tally.set(classId, counted);
  });
}

function countAct({ by, at, key, inputHash }: Acceptance): Act {
  return { actor: by, at, today: at.slice(0, 10), action: 'ledger.importRoster', key: `${key}.villages`, inputHash };
}

function stepAct(importId: string, { state, doneRows, rows, by, at }: RosterImport): Act {
  const key = `${importId}.${state}.${rows === 0 ? 'begin' : doneRows}`;
  return { actor: by, at, today: at.slice(0, 10), action: `ledger.${state}`, key, inputHash: '' };
}
