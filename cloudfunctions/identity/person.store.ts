import type { Accepted, Refused } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import { nobody, type Person } from '../../domain/identity/person';
import type { Envelope } from '../platform/act';
import { Caller } from '../platform/caller';
import { Records, repeated, withoutEnvelope } from '../platform/records';
import { answered, refused } from '../platform/reply';
import type { Call } from '../platform/serve';

/** What documents from before these fields lack. */
const later = { kin: [], endings: [], bars: [] };

type PersonFields = Omit<Person, keyof typeof later> & Partial<Pick<Person, keyof typeof later>>;

export type PersonDocument = PersonFields & Envelope;

export const people = new Records<Person, PersonFields>({
  collection: 'people',
  version: 1,
  encode: (person) => person,
  decode: (document) => ({ ...later, ...withoutEnvelope<PersonFields>(document) }),
});

export type People = typeof people;

/** One request; a stranger is a caller without roles. */
export async function loadCaller(openid: string): Promise<Caller> {
  const document = openid === '' ? null : await people.collection.get(openid);
  const person = document ? people.read(document).state : nobody;
  const formerWardIds = [
    ...person.endings.flatMap((one) => (one.kind === 'binding' ? [one.pupilId] : [])),
    ...person.bars.map(({ pupilId }) => pupilId),
  ];
  const declaredKinIds = person.kin.map(({ pupilId }) => pupilId);
  const ended = [...person.endings.filter(({ kind }) => kind !== 'kin'), ...person.bars];
  const endedAt = ended.reduce((latest, { at }) => (at > latest ? at : latest), '');
  return new Caller(openid, { ...person, formerWardIds, declaredKinIds, endedAt }, document);
}

/** The caller as a state of the domain. */
export function personOf({ stored }: Caller): Person {
  return stored ? people.read(stored as PersonDocument).state : nobody;
}

export type PersonOf = typeof personOf;

const retries = 3;

/**
 * Writes what the caller becomes, from the document that was read when the call came in; if someone has changed it meanwhile, from the new one.
 * A twin of this call that was faster has given the answer already.
 */
export async function savePerson<Answer, Code extends ErrorCode>(
  { act, caller }: Call,
  answer: Answer,
  apply: (person: Person) => { person: Person } | Refused<Code>,
): Promise<Accepted<Answer> | Refused<Code | 'busy' | 'key-reused'>> {
  let document = caller.stored as PersonDocument | null;
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    const before = document && repeated<Answer>(act, document);
    if (before) return before;
    const applied = apply(document ? people.read(document).state : nobody);
    if ('ok' in applied) return applied;
    if (await people.put(act, document, { id: act.actor.id, state: applied.person, answer })) return answered(answer);
    document = await people.collection.get(act.actor.id);
  }
  return refused('busy');
}

export type SavePerson = typeof savePerson;
