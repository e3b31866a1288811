import type { FileFault } from '../../contract/file-faults';
import { advance, isUnderWay, type Acceptance, type RosterImport } from '../../domain/ledger/roster-import';
import type { Act } from '../platform/act';
import { forgetFile } from '../platform/file-ends';
import { isChangingOver } from '../platform/keys';
import { withLease } from '../platform/lease';
import { inParallel } from '../platform/parallel';
import { checkStep } from './check-step';
import type { ClassReader } from './class.reader';
import type { ClassTally } from './class-tally.store';
import type { Households } from './household.store';
import { importStep, type TellMoves } from './import-step';
import type { ImportTurn } from './import-turn';
import type { Imports } from './import.store';
import { withNeeds } from './need-moves';
import type { NeedRecords } from './need.store';
import type { Pupils } from './pupil.store';
import { recountVillages } from './village-count';
import type { Zonings } from './zoning.store';
import { aboutTable, readRosterFile, rowsIn } from './roster-file';
import type { SchoolReader } from './school.reader';

export interface ImportStores {
  readonly imports: Imports;
  readonly pupils: Pupils;
  readonly households: Households;
  readonly schools: SchoolReader;
  readonly needs: NeedRecords;
  readonly classes: ClassReader;
  readonly tally: ClassTally;
  readonly zonings: Zonings;
  readonly turn: ImportTurn;
  readonly tell: TellMoves;
}

/** How long one step may take before it is written down how far it came: what a kill can cost. */
const stepMs = 15_000;

/**
 * Works an import off, step by step, until it needs a person or `deadline` (milliseconds, as Date.now). False when work remains: another instance is at
 * it, the time is over, or the functions change over to other keys. A step that is killed is done again from its beginning.
 */
export async function workOn(
  stores: ImportStores,
  importId: string,
  { at, deadline }: { readonly at: string; readonly deadline: number },
): Promise<boolean> {
  let isDone = false;
  if (isChangingOver()) return isDone;
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
      if (next.state === 'done' || next.state === 'failed') await finish(stores, importId, { ...it, ...next });
    }
  });
  return isDone;
}

/** The next import of the school may begin. The file is kept only while its faulty rows may be asked for. */
async function finish({ turn }: ImportStores, importId: string, it: RosterImport): Promise<void> {
  await turn.release(it.schoolId, importId);
  if (it.state === 'failed' || it.counts.faulty === 0) await forgetFile(it.fileId);
}

/** Whatever becomes of a step that writes pupils, the classes' tallies are right after it. */
async function stepOf(stores: ImportStores, it: RosterImport, until: number): Promise<Partial<RosterImport>> {
  if (it.state !== 'importing') return workStep(stores, it, until);
  try {
    return await workStep(stores, it, until);
  } finally {
    await countClasses(stores, it.schoolId);
  }
}

async function workStep(stores: ImportStores, it: RosterImport, until: number): Promise<Partial<RosterImport>> {
  const file = await readRosterFile(it.fileId, it.by.id, it.columns);
  if ('ok' in file) return failure(file.code);
  if (file.hash !== it.fileHash) return failure('file-missing');
  const classes = await stores.classes.ofSchool(it.schoolId);
  const scene = { it, table: file.table, classes, stores };
  const mayGoOn = (): boolean => Date.now() < until;
  if (it.state === 'checking') {
    if (it.rows > 0) return checkStep(scene, mayGoOn);
    const begun = begin(scene.table);
    return begun.rows ? { ...begun, ...(await checkStep({ ...scene, it: { ...it, ...begun } }, mayGoOn)) } : begun;
  }
  if (!it.accepted) throw new Error('An import that nobody has let in');
  const tell = withNeeds(stores.needs, stores.tell);
  const next = await importStep(scene, it.accepted, { mayGoOn, tell });
  if (next.state === 'done') await recountVillages(stores, it.schoolId, countAct(it.accepted));
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

async function countClasses({ pupils, tally, classes }: ImportStores, schoolId: string): Promise<void> {
  await inParallel(await classes.ofSchool(schoolId), 8, async ({ _id: classId, pupilCount }) => {
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
