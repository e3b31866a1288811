import type { Output } from '../../contract/index';
import type { Pupil } from '../../domain/ledger/pupil';
import type { PupilDocument } from './pupil.store';

/** A pupil as lists show it. */
export function listed(
  { _id, name, classId, village, boarder, idCipher }: PupilDocument,
  classNames: ReadonlyMap<string, string>,
): Output<'ledger.searchPupils'>['pupils'][number] {
  const className = classNames.get(classId) ?? '';
  return { pupilId: _id, name, classId, className, village, boarder, withoutId: idCipher === null };
}

const shownChanges = 50;

/** What was changed of late, the newest first. */
export function recentChanges({ history }: Pick<Pupil, 'history'>): Output<'ledger.getPupil'>['history'] {
  return history
    .slice(-shownChanges)
    .reverse()
    .map(({ at, by, changes }) => ({ at, by: by.name, changes: [...changes] }));
}
