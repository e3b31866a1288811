import type { AskedPurpose, OpeningPurpose, TaskPurpose } from '../../contract/opening';
import type { Role } from '../../contract/vocabulary';
import type { Actor } from '../shared/decision';

/** That somebody has opened a pupil's entry, for one purpose on one day (个人信息保护法 44, 未成年人网络保护条例 36). */
export interface Opening {
  readonly pupilId: string;
  readonly schoolId: string;
  readonly by: Actor;
  readonly office: Role;
  readonly purpose: OpeningPurpose;
  /** In the person's own words, where none of the usual reasons fits. */
  readonly note: string | null;
  /** `YYYY-MM-DD`. */
  readonly openedOn: string;
  /** The first time on this day. */
  readonly openedAt: string;
  /** The last day on which it is kept. */
  readonly keptUntil: string;
}

export type Reason = Pick<Opening, 'purpose' | 'note'>;

/** As long as the records of an assessment (个人信息保护法 56): three years, in days. */
export const keptDays = 3 * 366;

/**
 * Openings that families do not see: those of complaint handlers, so that nobody learns of a complaint from them. There are none yet; a
 * purpose of theirs is to be named here.
 */
const unseen: readonly OpeningPurpose[] = [];

export function isSeenByFamily({ purpose }: Pick<Opening, 'purpose'>): boolean {
  return !unseen.includes(purpose);
}

/** Why an entry is opened: by a task, by what the person says, by the class; null when the person must say it. */
export function reasonFor(known: {
  readonly task: TaskPurpose | null;
  readonly asked: AskedPurpose | undefined;
  readonly isOwnClass: boolean;
}): Reason | null {
  const { task, asked, isOwnClass } = known;
  if (task) return { purpose: task, note: null };
  if (asked?.reason === 'other') return asked.note === undefined ? null : { purpose: 'other', note: asked.note };
  if (asked) return { purpose: asked.reason, note: null };
  return isOwnClass ? { purpose: 'class', note: null } : null;
}
