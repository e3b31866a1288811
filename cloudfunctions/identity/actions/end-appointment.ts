import type { Input } from '../../../contract/index';
import { barredFromDismissing, dismiss } from '../../../domain/identity/appointment';
import type { Act } from '../../platform/act';
import { openidOf } from '../../platform/alias';
import { withLease } from '../../platform/lease';
import { refused } from '../../platform/reply';
import type { Call, Handler } from '../../platform/serve';
import type { CodeEnding } from '../code-ending';
import type { People } from '../person.store';
import { staffOf } from '../scopes';
import type { StaffReader } from '../staff.reader';

type End = (input: Input<'identity.endAppointment'>, call: Call) => ReturnType<Handler<'identity.endAppointment'>>;

/** Told when a person has left an office, so that what they answered for is passed on. */
export type TellLeaving = (act: Act, office: { readonly schoolId: string; readonly openid: string }) => Promise<void>;

/** What an ended appointment ends besides. */
interface Following {
  readonly codes: CodeEnding;
  readonly tellZones: TellLeaving;
}

export function endAppointment(
  people: People,
  staff: StaffReader,
  { codes, tellZones }: Following,
): Handler<'identity.endAppointment'> {
  const end: End = async ({ schoolId, personId, role, classId = null, reason }, { act, caller, at }) => {
    const openid = openidOf(staffOf(schoolId), personId);
    if (openid === null) return refused('not-found');
    const by = {
      asLeader: caller.appointments.some((held) => held.role === 'leader' && held.schoolId === schoolId),
      asBureau: caller.holds(['bureau']),
    };
    const others = role === 'leader' && !by.asBureau ? await staff.others(schoolId, ['leader'], openid) : [];
    const barred = barredFromDismissing(role, by, others.length);
    if (barred) return refused(barred);
    const reply = await people.change(
      act,
      openid,
      (person) => dismiss(person, { role, schoolId, classId }, { at, by: act.actor, reason }),
      () => ({}),
    );
    if (reply.ok) await codes.withAppointment(act, openid, { role, schoolId, classId });
    if (reply.ok && role === 'zoneTeacher') await tellZones(act, { schoolId, openid });
    return reply;
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
