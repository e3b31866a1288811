import { schoolRoles } from '../../../contract/roles';
import { declare } from '../../../domain/identity/kin';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { SavePerson } from '../person.store';
import type { PupilReader } from '../pupil.reader';
import type { Classes } from '../school.store';

/** The rule holds from this moment on, also for what has begun. */
export function declareKin(
  pupils: PupilReader,
  classes: Classes,
  savePerson: SavePerson,
): Handler<'identity.declareKin'> {
  return async ({ pupilId, relation }, call) => {
    const pupil = await pupils.get(pupilId);
    if (!pupil || !call.caller.holdsIn(pupil.schoolId, schoolRoles)) return refused('not-found');
    const className = (await classes.load(pupil.classId))?.state.name ?? '';
    const kin = { pupilId, pupilName: pupil.name, schoolId: pupil.schoolId, className, relation, declaredAt: call.at };
    return savePerson<Record<string, never>, 'already-exists'>(call, {}, (person) => {
      const decision = declare(person, kin);
      return decision.accepted ? { person: decision.next } : refused(decision.code);
    });
  };
}
