import type { Refused } from '../../contract/action';
import type { AskedPurpose, TaskPurpose } from '../../contract/opening';
import type { Role } from '../../contract/vocabulary';
import type { Call } from './serve';

/** A pupil's entry that is about to be shown, and what is known of the reason. */
export interface Opened {
  readonly pupilId: string;
  readonly schoolId: string;
  readonly classId: string;
  /** Who may open it at all. */
  readonly roles: readonly Role[];
  /** What waits for this person. */
  readonly task: TaskPurpose | null;
  /** What the person says. */
  readonly asked: AskedPurpose | undefined;
}

/** Notes who opens a pupil's entry, and why. Nothing may be shown when it refuses: what is not noted is not opened. */
export type NoteOpening = (call: Call, opened: Opened) => Promise<Refused<'purpose-needed' | 'busy'> | null>;
