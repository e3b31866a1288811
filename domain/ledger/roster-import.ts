import type { FileFault } from '../../contract/file-faults';
import type {
  ChosenColumn,
  DoubtfulRow,
  ImportState,
  PupilField,
  RosterChange,
  RosterCounts,
  RosterPupil,
} from '../../contract/roster';
import type { RowFault } from '../../contract/row-fault';
import { accept, refuse, type Actor, type Decision } from '../shared/decision';

/** A class list on its way into the register. */
export interface RosterImport extends Findings {
  readonly schoolId: string;
  readonly state: ImportState;
  readonly fileId: string;
  /** SHA-256 in hex; what is taken in must be what was checked. */
  readonly fileHash: string;
  /** Whose file it is. */
  readonly by: Actor;
  readonly at: string;
  readonly problem: FileFault | null;
  readonly sheet: string | null;
  readonly otherSheets: readonly string[];
  readonly headings: readonly string[];
  readonly columns: readonly ChosenColumn[];
  readonly rows: number;
  /** How many rows are worked off in this state. */
  readonly doneRows: number;
  readonly accepted: Acceptance | null;
}

/** What has been found up to the row that was worked off last. */
export interface Findings {
  readonly counts: RosterCounts;
  readonly changedFields: readonly { readonly field: PupilField; readonly count: number }[];
  readonly classIds: readonly string[];
  readonly faults: readonly RowFault[];
  readonly changes: readonly RosterChange[];
  readonly doubtful: readonly DoubtfulRow[];
  readonly missing: readonly RosterPupil[];
}

/** Who let it in, and under which call every pupil is written. */
export interface Acceptance {
  readonly by: Actor;
  readonly at: string;
  readonly key: string;
  readonly inputHash: string;
  readonly changes: boolean;
  readonly doubtful: boolean;
}

export const nothingFound: Findings = {
  counts: { fresh: 0, unchanged: 0, changed: 0, faulty: 0, doubtful: 0, withoutId: 0, missing: 0 },
  changedFields: [],
  classIds: [],
  faults: [],
  changes: [],
  doubtful: [],
  missing: [],
};

export function isUnderWay({ state }: Pick<RosterImport, 'state'>): boolean {
  return state === 'checking' || state === 'importing';
}

/** A person lets it in. What is counted from now on is what is written, and what is found faulty is found anew. */
export function admit(it: RosterImport, accepted: Acceptance): Decision<RosterImport, 'wrong-state'> {
  if (it.state !== 'checked') return refuse('wrong-state');
  const { fresh, unchanged, changed, faulty } = nothingFound.counts;
  return accept({
    ...it,
    state: 'importing',
    doneRows: 0,
    accepted,
    counts: { ...it.counts, fresh, unchanged, changed, faulty },
    faults: [],
  });
}

/** Some rows further, or at the end. Another instance that has gone on meanwhile is not overtaken. */
export function advance(
  it: RosterImport,
  from: Pick<RosterImport, 'state' | 'doneRows'>,
  to: Partial<RosterImport>,
): Decision<RosterImport, 'wrong-state'> {
  if (it.state !== from.state || it.doneRows !== from.doneRows) return refuse('wrong-state');
  return accept({ ...it, ...to });
}
