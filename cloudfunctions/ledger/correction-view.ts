import { correctableFields } from '../../contract/correction';
import type { Output } from '../../contract/index';
import { ledger } from '../../contract/ledger';
import { shownOf, shownValue, type Family } from '../../domain/ledger/correctable';
import { isWaiting, type Correction } from '../../domain/ledger/correction';
import { bornOnOf } from '../../domain/ledger/id-number';
import type { Pupil } from '../../domain/ledger/pupil';
import type { Caller } from '../platform/caller';

type Mine = Output<'ledger.getMyChild'>;
type ForStaff = Output<'ledger.getCorrections'>['corrections'][number];

export function fieldsOf(pupil: Pupil, family: Family): Mine['fields'] {
  return correctableFields.map((field) => ({ field, value: shownOf(pupil, field, family) }));
}

export function correctionsForFamily({ openid }: Caller, { corrections }: Pupil): Mine['corrections'] {
  return [...corrections]
    .reverse()
    .map((one) => ({ ...correctionView(one), mayWithdraw: isWaiting(one) && one.author.id === openid }));
}

export function correctionsForStaff(caller: Caller, pupil: Pupil): ForStaff[] {
  return [...pupil.corrections].reverse().map((one) => {
    const next = nextForCorrection(caller, pupil, one);
    const isIdNumber = one.field === 'idNumber' && isWaiting(one);
    return {
      ...correctionView(one),
      bornOn: isIdNumber ? bornOnOf(one.to) : null,
      mayVerify: next === 'verify-correction',
      mayApply: next === 'apply-correction',
    };
  });
}

/** What this person may do next with the correction; null when it waits for someone else, or for nobody. */
export function nextForCorrection(
  caller: Caller,
  { schoolId, classId, pupilId }: Pick<Pupil, 'schoolId' | 'classId' | 'pupilId'>,
  correction: Pick<Correction, 'state' | 'verifier'>,
): 'verify-correction' | 'apply-correction' | null {
  if (!isWaiting(correction) || caller.kinIds.includes(pupilId)) return null;
  const { roles } = ledger.applyCorrection;
  if (caller.holdsIn(schoolId, roles)) return correction.verifier?.id === caller.openid ? null : 'apply-correction';
  const isTeacher = caller.reachesClass(schoolId, classId, ledger.verifyCorrection.roles);
  return isTeacher && correction.state === 'submitted' ? 'verify-correction' : null;
}

function correctionView({ correctionId, field, from, to, state, relation, history }: Correction) {
  return {
    correctionId,
    field,
    from,
    to: shownValue(field, to) ?? '',
    state,
    relation,
    history: history.map(({ action, at, by, reason }) => ({ action, at, by: by.name, reason })),
  };
}
