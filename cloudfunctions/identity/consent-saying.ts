import type { Accepted, Refused } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import type { Consent } from '../../domain/identity/consent';
import type { Decision } from '../../domain/shared/decision';
import { repeated } from '../platform/records';
import { answered, refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import { consentId, type Consents } from './consent.store';

const retries = 4;

/** Writes one more word about a purpose, the first one included. */
export async function saveConsent<Answer, Code extends ErrorCode>(
  store: Consents,
  { act }: Pick<Call, 'act'>,
  first: Consent,
  say: { readonly answer: Answer; decide(consent: Consent): Decision<Consent, Code> },
): Promise<Accepted<Answer> | Refused<Code | 'key-reused' | 'busy'>> {
  const id = consentId(first.pupilId, first.purpose);
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    const document = await store.collection.get(id);
    const before = document && repeated<Answer>(act, document);
    if (before) return before;
    const decision = say.decide(document ? store.read(document).state : first);
    if (!decision.accepted) return refused(decision.code, decision.detail);
    if (await store.put(act, document, { id, state: decision.next, answer: say.answer })) return answered(say.answer);
  }
  return refused('busy');
}
