import type { RowFault } from '../../contract/row-fault';
import { idNumberWithin } from '../../domain/ledger/enrolment-number';
import { tailOf } from '../../domain/ledger/id-number';
import { fault } from '../platform/csv';
import { naturalPupilIds, pupilIdsByEnrolment, pupilIdsOf } from '../platform/ids';
import { headingOf, type RosterEntry, type RowJudge } from './roster-row';
import type { RosterRow } from './roster-table';

/** An entry and the id that the pupil has by what the file says. */
export interface KeyedEntry extends RosterEntry {
  readonly pupilId: string;
  /** During a rotation what the id is under the other key: the pupil may stand under it. */
  readonly otherId: string | null;
  /** Where it holds no ID number: it may find who is not found by that. */
  readonly enrolmentNo: string | null;
}

export interface PassedRow {
  readonly row: RosterRow;
  readonly entry: KeyedEntry | null;
  readonly faults: readonly RowFault[];
}

/**
 * Goes through the rows of a file in order and tells apart who stands there twice. Whoever goes on in the middle passes the rows before, so that
 * nothing of them need be kept.
 */
export function* passRows(schoolId: string, rows: Iterable<RosterRow>, judge: RowJudge): Generator<PassedRow, void> {
  const seen = new Set<string>();
  const enrolled = new Set<string>();
  for (const row of rows) {
    const judged = judge.judge(row);
    if (!('entry' in judged)) {
      yield { row, entry: null, faults: judged.faults };
      continue;
    }
    const { entry } = judged;
    const { idNumber, enrolmentNo } = entry.facts;
    const [pupilId = '', otherId = null] = idsOfEntry(schoolId, entry);
    const faults: RowFault[] = [];
    if (seen.has(pupilId)) {
      faults.push(
        idNumber === null
          ? fault(entry.line, 'pupil-repeated', headingOf('pupilName'), entry.facts.name)
          : fault(entry.line, 'id-repeated', headingOf('idNumber'), tailOf(idNumber)),
      );
    } else if (enrolmentNo !== null && enrolled.has(enrolmentNo)) {
      faults.push(fault(entry.line, 'enrolment-repeated', headingOf('enrolmentNo'), tailOf(enrolmentNo)));
    }
    seen.add(pupilId);
    if (enrolmentNo !== null) enrolled.add(enrolmentNo);
    yield faults.length > 0 ? { row, entry: null, faults } : { row, entry: keyed(entry, { pupilId, otherId }), faults };
  }
}

function keyed(entry: RosterEntry, ids: Pick<KeyedEntry, 'pupilId' | 'otherId'>): KeyedEntry {
  const { enrolmentNo } = entry.facts;
  const isOwn = enrolmentNo !== null && idNumberWithin(enrolmentNo) === null;
  return { ...entry, ...ids, enrolmentNo: isOwn ? enrolmentNo : null };
}

/** By the ID number; for want of one by the enrolment number, else by name and day of birth within the school. */
function idsOfEntry(schoolId: string, { facts }: RosterEntry): string[] {
  const { idNumber, enrolmentNo, name, bornOn } = facts;
  if (idNumber !== null) return pupilIdsOf(idNumber);
  return enrolmentNo !== null ? pupilIdsByEnrolment(enrolmentNo) : naturalPupilIds(schoolId, name, bornOn ?? '');
}
