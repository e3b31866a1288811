import type { Standing } from '../../contract/departure';
import { departureOf, type HasStanding } from '../../domain/ledger/standing';

/** Where queries find a pupil. Whoever is gone is in no class and in no list but the one of those who are gone. */
export interface PupilPlace {
  /** Empty of one who is gone, so that no list of a class holds them. */
  readonly classId: string;
  /** The class of one who is gone. */
  readonly lastClassId?: string;
  /** Empty of one who is gone; lists of the register begin above. */
  readonly listKey: string;
  /** The same of one who is gone, and empty of everyone else. */
  readonly departedKey?: string;
  /** Absent from before there were standings: enrolled. */
  readonly standing?: Standing;
  readonly departedOn?: string;
}

/** The condition that leaves out whoever is gone. */
export const enrolled = { standing: 'enrolled' } as const;

export function placeOf(pupil: HasStanding & { readonly classId: string }, listKey: string): PupilPlace {
  const gone = departureOf(pupil);
  if (!gone)
    return { classId: pupil.classId, lastClassId: '', listKey, departedKey: '', standing: 'enrolled', departedOn: '' };
  const { standing, on } = gone;
  return { classId: '', lastClassId: pupil.classId, listKey: '', departedKey: listKey, standing, departedOn: on };
}

/** The pupil's own fields, with the class again. */
export function unplaced<Fields extends PupilPlace>(
  document: Fields,
): Omit<Fields, Exclude<keyof PupilPlace, 'classId'>> {
  const { lastClassId, listKey, departedKey, standing, departedOn, ...rest } = document;
  return { ...rest, classId: lastClassId || rest.classId };
}

export function isGone({ standing = 'enrolled' }: Pick<PupilPlace, 'standing'>): boolean {
  return standing !== 'enrolled';
}
