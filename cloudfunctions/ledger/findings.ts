import type { DoubtfulRow, PupilField } from '../../contract/roster';
import type { RowFault } from '../../contract/row-fault';
import type { Findings } from '../../domain/ledger/roster-import';
import type { Fate } from './register-match';

/** So many of each kind are listed one by one; all are counted. */
const listed = 200;

/** Adds up what is found, row by row, from where an earlier step left off. */
export class Tally {
  private readonly counts: { -readonly [K in keyof Findings['counts']]: number };
  private readonly changedFields: Map<PupilField, number>;
  private readonly classIds: Set<string>;
  private readonly faults: RowFault[];
  private readonly changes: Findings['changes'][number][];
  private readonly doubtful: Findings['doubtful'][number][];

  constructor(before: Findings) {
    this.counts = { ...before.counts };
    this.changedFields = new Map(before.changedFields.map(({ field, count }) => [field, count]));
    this.classIds = new Set(before.classIds);
    this.faults = [...before.faults];
    this.changes = [...before.changes];
    this.doubtful = [...before.doubtful];
  }

  fault(faults: readonly RowFault[]): void {
    this.counts.faulty += 1;
    this.faults.push(...faults.slice(0, Math.max(0, listed - this.faults.length)));
  }

  fate(fate: Fate): void {
    if (fate.kind === 'faulty') {
      this.fault([fate.fault]);
      return;
    }
    const { entry } = fate;
    this.classIds.add(entry.facts.classId);
    if (fate.kind === 'fresh') {
      this.counts.fresh += 1;
      if (entry.facts.idNumber === null) this.counts.withoutId += 1;
      if (fate.doubt) this.note({ line: entry.line, name: entry.facts.name, reason: fate.doubt });
    } else if (fate.changes.length === 0) this.counts.unchanged += 1;
    else this.change(fate);
  }

  result(): Findings {
    return {
      counts: this.counts,
      changedFields: [...this.changedFields].map(([field, count]) => ({ field, count })),
      classIds: [...this.classIds],
      faults: this.faults,
      changes: this.changes,
      doubtful: this.doubtful,
      missing: [],
    };
  }

  private note(row: DoubtfulRow): void {
    this.counts.doubtful += 1;
    if (this.doubtful.length < listed) this.doubtful.push(row);
  }

  private change({ entry, pupil, changes }: Extract<Fate, { kind: 'known' }>): void {
    this.counts.changed += 1;
    for (const { field } of changes) this.changedFields.set(field, (this.changedFields.get(field) ?? 0) + 1);
    if (this.changes.length < listed)
      this.changes.push({ line: entry.line, pupilId: pupil._id, name: pupil.name, changes });
  }
}
