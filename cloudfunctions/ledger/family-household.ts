import type { Family } from '../../domain/ledger/correctable';
import type { Correction } from '../../domain/ledger/correction';
import { freshHousehold } from '../../domain/ledger/household';
import type { Pupil } from '../../domain/ledger/pupil';
import type { Act } from '../platform/act';
import { naturalId } from '../platform/ids';
import type { Households } from './household.store';

/** Where the family lives and who heads it is a household of its own key; the pupil's own where neither changes. */
export async function householdFor(
  households: Households,
  act: Act,
  { pupil, found: { field, to }, family }: { pupil: Pupil; found: Correction; family: Family },
): Promise<string> {
  if (field !== 'head' && field !== 'village') return pupil.householdId;
  const { schoolId } = pupil;
  const [village, head] = field === 'head' ? [pupil.village, to] : [to, family.head];
  const householdId = naturalId('h', schoolId, village, head);
  await households.collection.add(households.compose(act, householdId, freshHousehold(schoolId, village, head), null));
  return householdId;
}
