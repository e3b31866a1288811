import type { Accepted, Refused } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import type { Person } from '../../domain/identity/person';
import { nextEnvelope, type Act } from '../platform/act';
import { repeated } from '../platform/records';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import { addHours } from '../platform/clock';
import { raiseAlarm } from './alarm.store';
import { attemptLimit } from './attempt.store';
import { codes, type Code, type CodeDocument, type Grant } from './code.store';
import { codeIds } from './issue-code';
import { personOf, savePerson } from './person.store';

type CodeRefusal = 'own-code' | 'code-voided' | 'code-invalid' | 'code-expired' | 'code-used' | 'too-many-attempts';

/** A tap that died between code and person may be repeated by the same person for so long. */
const resumeHours = 1;

/** Why a code cannot be used now; null when it can. Nobody makes a code for themselves: a teacher would answer for the family (代签). */
export function faultOf(
  code: Code | null,
  kinds: readonly Grant['kind'][],
  { at, caller }: Call,
): Exclude<CodeRefusal, 'too-many-attempts'> | null {
  if (!code || !kinds.includes(code.grant.kind)) return 'code-invalid';
  if (code.issuedBy === caller.openid) return 'own-code';
  if (code.used) return isResumed(code.used, caller, at) ? null : 'code-used';
  if (code.voided) return 'code-voided';
  return code.expiresAt <= at ? 'code-expired' : null;
}

/** The tap that took the code died half-way. What has ended since was ended for good: the code does not bring it back. */
function isResumed(used: NonNullable<Code['used']>, { openid, endedAt }: Call['caller'], at: string): boolean {
  return used.by === openid && at < addHours(used.at, resumeHours) && endedAt < used.at;
}

/** Each follows a preview, which has taken an attempt of the day already. */
const followers = ['identity.bindChild', 'identity.acceptInvitation'];

/** Limits guessing around something that looks at a code; one that was used keeps its attempt. */
export async function guarded<Answer>(
  call: Call,
  look: () => Promise<Answer>,
): Promise<Answer | Refused<'too-many-attempts'>> {
  const after = await attemptLimit.take(call, followers.includes(call.act.action));
  if (after !== null) {
    await raiseAlarm(call);
    return refused('too-many-attempts', { after });
  }
  const reply = await look();
  const { ok, code } = reply as { ok?: boolean; code?: unknown };
  const isUsed = ok === true && call.act.key !== '';
  if (!isUsed && code !== 'code-invalid') await attemptLimit.giveBack(call);
  return reply;
}

type Redeemed<Answer, Code extends ErrorCode> = Accepted<Answer> | Refused<Code | CodeRefusal | 'key-reused'>;

/**
 * Turns a one-use code into what it grants: first the code is taken, for this person alone, then the person is written. Stopped in between, the same
 * tap again completes it.
 */
export function redeem<K extends Grant['kind'], Answer, Code extends ErrorCode>(
  call: Call,
  redemption: {
    readonly code: string;
    readonly kinds: readonly K[];
    /** The code as it counts now. */
    find?(ids: readonly string[]): Promise<CodeDocument | null>;
    /** Why a code that could be used grants nothing any more. */
    ended?(document: CodeDocument): Promise<Code | null>;
    apply(person: Person, grant: Extract<Grant, { kind: K }>): { person: Person; answer: Answer } | Refused<Code>;
  },
): Promise<Redeemed<Answer, Code | 'busy'>> {
  const { act, caller } = call;
  const before = caller.stored && repeated<Answer>(act, caller.stored);
  if (before) return Promise.resolve(before);
  return guarded(call, async () => {
    const ids = codeIds(redemption.code);
    const document = redemption.find ? await redemption.find(ids) : (await codes.collection.getMany(ids))[0];
    const fault = faultOf(document ?? null, redemption.kinds, call);
    if (!document || fault) return refused(fault ?? 'code-invalid');
    const ended = await redemption.ended?.(document);
    if (ended) return refused(ended);
    const grant = document.grant as Extract<Grant, { kind: K }>;
    const applied = redemption.apply(personOf(caller), grant);
    if ('ok' in applied) return applied;
    if (!document.used && !(await take(document, act))) {
      const taker = faultOf(await codes.collection.get(document._id), redemption.kinds, call);
      if (taker) return refused(taker);
    }
    return savePerson(call, applied.answer, (person) => redemption.apply(person, grant));
  });
}

/** Makes the code this person's own; false when another call was faster. */
function take(code: CodeDocument, act: Act): Promise<boolean> {
  const used = { by: act.actor.id, at: act.at };
  return codes.collection.replace(code._id, code.rev, { used, ...nextEnvelope(act, code, null) });
}
