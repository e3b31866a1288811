import type { Accepted, Refused } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import { firstEnvelope, nextEnvelope, type Envelope } from '../platform/act';
import { answered, refused } from '../platform/reply';
import { repeated } from '../platform/records';
import type { Call } from '../platform/serve';
import { inTransaction, type Transaction } from '../platform/transaction';
import { attemptLimit } from './attempt.store';
import { codeId } from './issue-code';
import type { Code, CodeDocument, Grant } from './code.store';
import { nobody } from './appointing';
import type { Person, PersonDocument } from './person.store';

type CodeRefusal = 'code-invalid' | 'code-expired' | 'code-used' | 'too-many-attempts';

/** Why a code cannot be used now; null when it can. */
export function faultOf(
  code: Code | null,
  kind: Grant['kind'],
  at: string,
): Exclude<CodeRefusal, 'too-many-attempts'> | null {
  if (code?.grant.kind !== kind) return 'code-invalid';
  if (code.usedBy !== null) return 'code-used';
  return code.expiresAt <= at ? 'code-expired' : null;
}

/** Limits guessing around something that looks at a code. */
export async function guarded<Answer>(
  call: Call,
  look: () => Promise<Answer>,
): Promise<Answer | Refused<'too-many-attempts'>> {
  const after = await attemptLimit.barredUntil(call);
  if (after !== null) return refused('too-many-attempts', { after });
  const reply = await look();
  if (isWrongCode(reply)) await attemptLimit.countWrong(call);
  return reply;
}

function isWrongCode(reply: unknown): boolean {
  return (reply as { code?: unknown }).code === 'code-invalid';
}

type Redeemed<Answer, Code extends ErrorCode> = Accepted<Answer> | Refused<Code | CodeRefusal | 'key-reused'>;

/**
 * Turns a one-use code into what it grants: code and person change together or not at all.
 * `apply` says what the person becomes, or why not.
 */
export function redeem<K extends Grant['kind'], Answer, Code extends ErrorCode>(
  call: Call,
  redemption: {
    readonly code: string;
    readonly kind: K;
    apply(person: Person, grant: Extract<Grant, { kind: K }>): { person: Person; answer: Answer } | Refused<Code>;
  },
): Promise<Redeemed<Answer, Code>> {
  const { act } = call;
  const id = codeId(redemption.code);
  return guarded(call, () =>
    inTransaction<Redeemed<Answer, Code>>(async (transaction) => {
      const document = await transaction.get<PersonDocument>('people', act.actor.id);
      const before = document && repeated<Answer>(act, document);
      if (before) return before;
      const code = await transaction.get<CodeDocument>('codes', id);
      const fault = faultOf(code, redemption.kind, call.at);
      if (!code || fault) return refused(fault ?? 'code-invalid');
      const applied = redemption.apply(document ?? nobody, code.grant as Extract<Grant, { kind: K }>);
      if ('ok' in applied) return applied;
      await transaction.replace('codes', id, { usedBy: act.actor.id, ...nextEnvelope(act, code, null) });
      await savePerson(transaction, call, document, applied);
      return answered(applied.answer);
    }),
  );
}

/** Writes the person with the act's event and answer, as new or as changed. */
export async function savePerson(
  transaction: Transaction,
  { act }: Call,
  before: Envelope | null,
  { person, answer }: { readonly person: Person; readonly answer: unknown },
): Promise<void> {
  const { name, appointments, wards } = person;
  const fields = { name, appointments, wards };
  if (before) await transaction.replace('people', before._id, { ...fields, ...nextEnvelope(act, before, answer) });
  else await transaction.add('people', { ...fields, ...firstEnvelope(act, act.actor.id, 1, answer) });
}
