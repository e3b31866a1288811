import type { Output } from '../../contract/index';
import type { PupilDocument } from './pupil.store';

/** A pupil as lists show it. */
export function listed(
  { _id, name, classId, village, boarder, idCipher }: PupilDocument,
  classNames: ReadonlyMap<string, string>,
): Output<'ledger.searchPupils'>['pupils'][number] {
  const className = classNames.get(classId) ?? '';
  return { pupilId: _id, name, classId, className, village, boarder, withoutId: idCipher === null };
}
