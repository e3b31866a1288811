import type { Relation } from '../../contract/vocabulary';
import { accept, refuse, type Decision } from '../shared/decision';
import type { Ward } from '../shared/standing';
import type { Bar, Closing, Ending, Person } from './person';

/** Binds a guardian to a pupil: once, and never against a court's bar, whoever has given the code. */
export function bind(person: Person, ward: Ward): Decision<Person, 'already-bound' | 'barred'> {
  if (standingBar(person, ward.pupilId)) return refuse('barred');
  if (wardOf(person, ward.pupilId)) return refuse('already-bound');
  return accept({ ...person, wards: [...person.wards, ward] });
}

/** Ends a binding. What once was a binding and is none any more is `wrong-state`, what never was one is not found. */
export function unbind(
  person: Person,
  pupilId: string,
  closing: Closing,
): Decision<Person, 'not-found' | 'wrong-state'> {
  const ward = wardOf(person, pupilId);
  if (!ward) return refuse(formerRelation(person, pupilId) ? 'wrong-state' : 'not-found');
  return accept(unbound(person, ward, closing));
}

/** A court's bar: the binding ends in the same step, and no code binds this person to the pupil until a leader lifts it. */
export function bar(person: Person, pupilId: string, order: Closing): Decision<Person, 'not-found' | 'wrong-state'> {
  if (standingBar(person, pupilId)) return refuse('wrong-state');
  const ward = wardOf(person, pupilId);
  const relation = ward?.relation ?? formerRelation(person, pupilId);
  if (!relation) return refuse('not-found');
  const barred = { ...person, bars: [...person.bars, { ...order, pupilId, relation, lifted: null }] };
  return accept(ward ? unbound(barred, ward, order) : barred);
}

/** Lifting a bar binds nobody: the person needs a code like everyone. */
export function liftBar(
  person: Person,
  pupilId: string,
  lifted: Closing,
): Decision<Person, 'not-found' | 'wrong-state'> {
  const standing = standingBar(person, pupilId);
  if (!standing) return refuse(person.bars.some((one) => one.pupilId === pupilId) ? 'wrong-state' : 'not-found');
  return accept({ ...person, bars: person.bars.map((one) => (one === standing ? { ...one, lifted } : one)) });
}

/** The bar that stands between this person and the pupil. */
export function standingBar(person: Pick<Person, 'bars'>, pupilId: string): Bar | undefined {
  return person.bars.find((one) => one.pupilId === pupilId && one.lifted === null);
}

function wardOf(person: Person, pupilId: string): Ward | undefined {
  return person.wards.find((ward) => ward.pupilId === pupilId);
}

function unbound(person: Person, ward: Ward, closing: Closing): Person {
  const { pupilId, relation, boundAt, invitedBy, bases } = ward;
  const footing = { ...(invitedBy && { invitedBy }), ...(bases && { bases }) };
  const ending: Ending = { kind: 'binding', pupilId, relation, boundAt, ...footing, ...closing };
  return { ...person, wards: person.wards.filter((one) => one !== ward), endings: [...person.endings, ending] };
}

function formerRelation({ endings }: Person, pupilId: string): Relation | undefined {
  return endings.flatMap((ending) =>
    ending.kind === 'binding' && ending.pupilId === pupilId ? ending.relation : [],
  )[0];
}
