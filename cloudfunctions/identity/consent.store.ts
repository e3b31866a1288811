import type { Purpose } from '../../contract/consent';
import type { Accepted, Refused } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import type { Consent } from '../../domain/identity/consent';
import type { Decision } from '../../domain/shared/decision';
import type { Envelope } from '../platform/act';
import { plainEncoding, Records, repeated } from '../platform/records';
import { answered, refused } from '../platform/reply';
import type { Call } from '../platform/serve';

export type ConsentDocument = Consent & Envelope;

/** One document for each pupil and purpose of which anything was ever said. */
export const consents = new Records(plainEncoding<Consent>('consents', 1));

export type Consents = typeof consents;

export function consentId(pupilId: string, purpose: Purpose): string {
  return `${pupilId}.${purpose}`;
}

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
