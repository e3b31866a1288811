import { accept, refuse, type Decision } from '../shared/decision';
import type { Kin } from '../shared/standing';
import type { Closing, Ending, Person } from './person';

/** Declares kin, once for each pupil. */
export function declare(person: Person, kin: Kin): Decision<Person, 'already-exists'> {
  if (kinOf(person, kin.pupilId)) return refuse('already-exists');
  return accept({ ...person, kin: [...person.kin, kin] });
}

/** Ends a declaration that was wrong. One that has ended is `wrong-state`, one that never was is not found. */
export function undeclare(
  person: Person,
  pupilId: string,
  closing: Closing,
): Decision<Person, 'not-found' | 'wrong-state'> {
  const kin = kinOf(person, pupilId);
  if (!kin) {
    const hasEnded = person.endings.some((ending) => ending.kind === 'kin' && ending.pupilId === pupilId);
    return refuse(hasEnded ? 'wrong-state' : 'not-found');
  }
  const { relation, declaredAt } = kin;
  const ending: Ending = { kind: 'kin', pupilId, relation, declaredAt, ...closing };
  return accept({
    ...person,
    kin: person.kin.filter((one) => one !== kin),
    endings: [...person.endings, ending],
  });
}

function kinOf(person: Person, pupilId: string): Kin | undefined {
  return person.kin.find((kin) => kin.pupilId === pupilId);
}
