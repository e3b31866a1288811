import type { RosterImport } from '../../domain/ledger/roster-import';
import type { ClassGlance } from './class.reader';
import { RegisterMatch, type Fate, type MatchStores } from './register-match';
import type { PupilGlance } from './register-search';
import type { KeyedEntry, PassedRow } from './roster-pass';
import { passRows } from './roster-pass';
import { RowJudge } from './roster-row';
import type { RosterTable } from './roster-table';
import { isWrittenBy } from './written-by';

/** Rows that are matched with the register at once. */
const chunkRows = 2000;

export interface Walk {
  readonly it: RosterImport;
  readonly table: RosterTable;
  readonly classes: readonly ClassGlance[];
  readonly stores: MatchStores;
}

export interface Chunk {
  /** Faulty by themselves. */
  readonly faulty: readonly PassedRow[];
  readonly fates: readonly Fate[];
  /** The fates of some of its entries as the register is by now. */
  readonly again: (entries: readonly KeyedEntry[]) => Promise<readonly Fate[]>;
  /** Rows worked off when this chunk is. */
  readonly doneRows: number;
}

/** The rows that remain, some at a time, each with its fate; `met` hears of every pupil in the file, also of those in earlier steps. */
export async function* walk(
  { it, table, classes, stores }: Walk,
  met: (pupilId: string) => void,
): AsyncGenerator<Chunk, void> {
  const isOwn = (pupil: PupilGlance): boolean =>
    it.accepted !== null && isWrittenBy({ actor: it.accepted.by, key: it.accepted.key }, pupil) === 'entered';
  const match = new RegisterMatch({ schoolId: it.schoolId, classes, isOwn }, stores);
  const judge = new RowJudge(it.schoolId, classes);
  let faulty: PassedRow[] = [];
  let entries: KeyedEntry[] = [];
  let passed = 0;
  const chunk = async (): Promise<Chunk> => {
    const fates = await match.match(entries);
    for (const fate of fates) if (fate.kind === 'known') met(fate.pupil._id);
    const done = { faulty, fates, again: (some: readonly KeyedEntry[]) => match.rematch(some), doneRows: passed };
    [faulty, entries] = [[], []];
    return done;
  };
  for (const row of passRows(it.schoolId, table.rows(), judge)) {
    passed += 1;
    if (row.entry) met(row.entry.pupilId);
    if (passed <= it.doneRows) continue;
    if (row.entry) entries.push(row.entry);
    else faulty.push(row);
    if (faulty.length + entries.length >= chunkRows) yield await chunk();
  }
  if (faulty.length + entries.length > 0) yield await chunk();
}
