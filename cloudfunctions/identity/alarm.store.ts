import { alarmOver, classWatch, countyWatch, schoolWatch, type Alarm } from '../../domain/identity/alarm';
import type { Caller } from '../platform/caller';
import { blindIndexes } from '../platform/cipher';
import { plainEncoding, Records } from '../platform/records';
import type { Call } from '../platform/serve';

export const alarms = new Records(plainEncoding<Alarm>('alarms', 1));

/** Raises the alarm over whoever calls, once a day; its audit event names the person and the moment, and nothing of what was tried. */
export async function raiseAlarm({ act, caller, at, today }: Call): Promise<void> {
  const limit = { ...act, action: 'identity.attemptLimit', key: today, inputHash: '' };
  await alarms.put(limit, null, {
    id: alarmIds(caller, today)[0] ?? '',
    state: alarmOver(caller, { day: today, at }),
    answer: null,
  });
}

/** Today's alarms that are this person's to see; nobody is shown an alarm over themselves. */
export async function alarmsFor(caller: Caller, today: string): Promise<Alarm[]> {
  const where = { day: today, watchers: { oneOf: watchesOf(caller) } };
  const found = await alarms.collection.find({ where, order: [['_id', 'asc']], limit: 100 });
  const own = alarmIds(caller, today);
  return found.filter(({ _id }) => !own.includes(_id)).map((document) => alarms.read(document).state);
}

function watchesOf({ appointments }: Caller): string[] {
  return appointments.flatMap(({ role, schoolId, classId }) => {
    if (role === 'bureau') return [countyWatch];
    if (role === 'leader' && schoolId !== null) return [schoolWatch(schoolId)];
    return role === 'classTeacher' && classId !== null ? [classWatch(classId)] : [];
  });
}

/** Under each key that is set, the present one first. */
function alarmIds({ openid }: Caller, today: string): string[] {
  return blindIndexes('alarm', `${openid}\n${today}`).map((index) => `a${index}`);
}
