import type { FieldChange, PupilField } from '../../contract/roster';
import type { Stage } from '../../contract/vocabulary';
import type { Actor } from '../shared/decision';
import type { HasStanding } from './standing';
import type { Correction } from './correction';
import { tailOf } from './id-number';

/** A pupil of the county's register. */
export interface Pupil extends HasStanding {
  readonly pupilId: string;
  readonly schoolId: string;
  /** The last one, of a pupil who is gone. */
  readonly classId: string;
  readonly householdId: string;
  readonly name: string;
  /** Null as long as the child has none. */
  readonly idNumber: string | null;
  readonly enrolmentNo: string | null;
  readonly bornOn: string | null;
  readonly stage: Stage;
  readonly village: string;
  readonly boarder: boolean;
  readonly history: readonly PupilChange[];
  /** What the family has asked to correct, oldest first. */
  readonly corrections: readonly Correction[];
}

/** What was written over, by whom and when: nothing of consequence is lost. */
export interface PupilChange {
  readonly at: string;
  readonly by: Actor;
  readonly changes: readonly FieldChange[];
}

/** What a roster says of a pupil. */
export type PupilFacts = Omit<Pupil, 'corrections' | 'history' | 'pupilId' | 'schoolId' | 'standings'>;

/** The entry as the roster has it, with what was there before. A roster that lacks a number does not take it away. */
export function amended(
  pupil: Pupil,
  facts: PupilFacts,
  { changes, by, at }: { readonly changes: readonly FieldChange[]; readonly by: Actor; readonly at: string },
): Pupil {
  const changed = new Set<PupilField>(changes.map(({ field }) => field));
  return {
    ...pupil,
    ...(changed.has('name') ? { name: facts.name } : {}),
    ...(changed.has('class') ? { classId: facts.classId, stage: facts.stage } : {}),
    ...(changed.has('village') || changed.has('head')
      ? { village: facts.village, householdId: facts.householdId }
      : {}),
    ...(changed.has('boarding') ? { boarder: facts.boarder } : {}),
    idNumber: pupil.idNumber ?? facts.idNumber,
    bornOn: changed.has('bornOn') || pupil.bornOn === null ? facts.bornOn : pupil.bornOn,
    enrolmentNo: changed.has('enrolmentNo') ? facts.enrolmentNo : pupil.enrolmentNo,
    history: [...pupil.history, { at, by, changes: changes.map((one) => withEnd(one, pupil)) }],
  };
}

/** Where the comparison knows only that a number was there, its end is kept. */
function withEnd(change: FieldChange, { enrolmentNo }: Pupil): FieldChange {
  if (change.field !== 'enrolmentNo' || enrolmentNo === null) return change;
  return { ...change, from: tailOf(enrolmentNo) };
}

/** The pupil in another household of the school. */
export function rehoused(
  pupil: Pupil,
  to: {
    readonly householdId: string;
    readonly village: string;
    readonly head: string;
    readonly formerHead: string;
  },
  { by, at }: { readonly by: Actor; readonly at: string },
): Pupil {
  const { householdId, village, head, formerHead } = to;
  const changes: FieldChange[] = [
    { field: 'head', from: formerHead, to: head },
    ...(village === pupil.village ? [] : [{ field: 'village' as const, from: pupil.village, to: village }]),
  ];
  return { ...pupil, householdId, village, history: [...pupil.history, { at, by, changes }] };
}
