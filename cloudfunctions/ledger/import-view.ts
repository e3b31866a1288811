import type { Output } from '../../contract/index';
import type { RosterImport } from '../../domain/ledger/roster-import';
import type { ClassGlance } from './class.reader';
import { rosterColumns } from './roster-table';

export function toProgress(
  importId: string,
  it: RosterImport,
  classes: readonly ClassGlance[],
): Output<'ledger.getImport'> {
  const { schoolId, state, problem, rows, doneRows, sheet, headings, counts } = it;
  const required = new Map(rosterColumns.map((column) => [column.name, column.required]));
  return {
    importId,
    schoolId,
    state,
    problem,
    rows,
    doneRows,
    sheet,
    otherSheets: [...it.otherSheets],
    headings: [...headings],
    columns: it.columns.map(({ field, heading }) => ({ field, heading, required: required.get(field) ?? false })),
    classes: classes.filter(({ _id }) => it.classIds.includes(_id)).map(({ name }) => name),
    counts,
    changedFields: [...it.changedFields],
    faults: [...it.faults],
    changes: it.changes.map((change) => ({ ...change, changes: [...change.changes] })),
    doubtful: [...it.doubtful],
    missing: [...it.missing],
  };
}
