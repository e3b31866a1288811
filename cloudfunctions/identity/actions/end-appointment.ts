import type { Input } from '../../../contract/index';
import { barredFromDismissing, dismiss } from '../../../domain/identity/appointment';
import type { Act } from '../../platform/act';
import { withLease } from '../../platform/lease';
import { refused } from '../../platform/reply';
import type { Call, Handler } from '../../platform/serve';
import type { People } from '../person.store';
import type { StaffReader } from '../staff.reader';

type End = (input: Input<'identity.endAppointment'>, call: Call) => ReturnType<Handler<'identity.endAppointment'>>;

/** Told when a person has left an office, so that what they answered for is passed on. */
export type TellLeaving = (act: Act, office: { readonly schoolId: string; readonly openid: string }) => Promise<void>;

export function endAppointment(
  people: People,
  staff: StaffReader,
  tellZones: TellLeaving,
): Handler<'identity.endAppointment'> {
  const end: End = async ({ schoolId, personId, role, classId = null, reason }, { act, caller, at }) => {
    const by = {
      asLeader: caller.appointments.some((held) => held.role === 'leader' && held.schoolId === schoolId),
      asBureau: caller.holds(['bureau']),
    };
    const others = role === 'leader' && !by.asBureau ? await staff.others(schoolId, ['leader'], personId) : [];
    const barred = barredFromDismissing(role, by, others.length);
    if (barred) return refused(barred);
    const ended = await people.change(
      act,
      personId,
      (person) => dismiss(person, { role, schoolId, classId }, { at, by: act.actor, reason }),
      () => ({}),
    );
    if (ended.ok && role === 'zoneTeacher') await tellZones(act, { schoolId, openid: personId });
    return ended;
  };
  return async (input, call) => {
    if (!call.caller.holdsIn(input.schoolId, ['leader', 'bureau'])) return refused('not-found');
    return input.role === 'leader' ? oneAtATime(end, input, call) : end(input, call);
  };
}

/** Two leaders who end each other at once would leave the school without one. */
async function oneAtATime(end: End, input: Parameters<End>[0], call: Call): ReturnType<End> {
  let reply: Awaited<ReturnType<End>> = refused('busy');
  await withLease(`leaders.${input.schoolId}`, call.at, async () => {
    reply = await end(input, call);
  });
  return reply;
}
