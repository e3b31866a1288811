import type { Output } from '../../contract/index';
import { alarmsFor } from '../identity/alarm.store';
import type { Alarm } from '../../domain/identity/alarm';
import type { Caller } from '../platform/caller';

type Work = Output<'home.listWork'>['work'];

/** So many are named; the rest is in the audit log. */
const named = 10;

/** Who has tried more than ten wrong codes today: the school's own people by name, those whom no school knows by their number. */
export async function guessesFor(caller: Caller, today: string): Promise<Work> {
  const alarms = await alarmsFor(caller, today);
  const strangers = alarms.filter(({ guesser }) => guesser.kind === 'stranger');
  const since = strangers.map(({ at }) => at).sort()[0];
  return [
    ...staffWork(alarms),
    ...alarms.flatMap(guardianWork).slice(0, named),
    ...(since === undefined
      ? []
      : [
          {
            kind: 'stranger-guesses' as const,
            id: 'county',
            schoolId: null,
            title: '',
            since,
            count: strangers.length,
          },
        ]),
  ];
}

/** One line for each school. */
function staffWork(alarms: readonly Alarm[]): Work {
  const bySchool = new Map<string, Work[number]>();
  for (const { guesser, at } of alarms) {
    if (guesser.kind !== 'staff') continue;
    const { schoolId, name } = guesser;
    const before = bySchool.get(schoolId);
    bySchool.set(schoolId, {
      kind: 'staff-guesses',
      id: schoolId,
      schoolId,
      title: before ? `${before.title} ${name}` : name,
      since: before && before.since < at ? before.since : at,
      count: (before?.count ?? 0) + 1,
    });
  }
  return [...bySchool.values()];
}

function guardianWork({ guesser, at }: Alarm): Work {
  if (guesser.kind !== 'guardian') return [];
  const { schoolId, name, pupilId } = guesser;
  return [{ kind: 'guardian-guesses', id: pupilId, schoolId, title: name, since: at, count: 1 }];
}
