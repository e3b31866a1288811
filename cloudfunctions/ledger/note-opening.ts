import type { Role } from '../../contract/vocabulary';
import { keptDays, reasonFor } from '../../domain/ledger/opening';
import { daysAfter } from '../../domain/shared/calendar';
import type { Caller } from '../platform/caller';
import { messageOf } from '../platform/collection';
import { log } from '../platform/log';
import type { NoteOpening, Opened } from '../platform/opening';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { Openings } from './opening.store';

/** The one way in which openings are noted. A reason that was given is asked for once a day; when noting fails, nothing is opened. */
export function openingLog(openings: Openings): NoteOpening {
  return async (call, opened) => {
    try {
      return (await isNoted(openings, call, opened)) ? null : refused('purpose-needed');
    } catch (error) {
      log('opening-not-noted', { action: call.act.action, error: messageOf(error) });
      return refused('busy');
    }
  };
}

async function isNoted(openings: Openings, { act, caller, today, at }: Call, opened: Opened): Promise<boolean> {
  const { pupilId, schoolId, task, asked } = opened;
  const by = caller.actor;
  const reason = reasonFor({ task, asked, isOwnClass: isOwnClass(caller, opened) });
  if (!reason) return openings.repeat({ by, pupilId, openedOn: today });
  await openings.note(act, {
    ...reason,
    pupilId,
    schoolId,
    by,
    office: officeOf(caller, opened),
    openedOn: today,
    openedAt: at,
    keptUntil: daysAfter(today, keptDays),
  });
  return true;
}

function isOwnClass(caller: Caller, { schoolId, classId, roles }: Opened): boolean {
  const own = roles.filter((role) => role === 'classTeacher');
  return caller.reachesClass(schoolId, classId, own);
}

/** In which office the person opens it: the class teacher's comes first. */
function officeOf(caller: Caller, opened: Opened): Role {
  if (isOwnClass(caller, opened)) return 'classTeacher';
  const { schoolId, roles } = opened;
  return roles.find((role) => role !== 'classTeacher' && caller.holdsIn(schoolId, [role])) ?? 'classTeacher';
}
