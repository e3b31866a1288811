import { schoolRoles } from '../../../contract/roles';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { PupilReader } from '../pupil.reader';
import type { Classes } from '../school.store';

export function findKin(pupils: PupilReader, classes: Classes): Handler<'identity.findKin'> {
  return async ({ schoolId, name }, { caller }) => {
    if (!caller.holdsIn(schoolId, schoolRoles)) return refused('not-found');
    const found = await pupils.named(schoolId, name);
    const classIds = [...new Set(found.map(({ classId }) => classId))];
    const classNames = new Map((await classes.collection.getMany(classIds)).map((one) => [one._id, one.name]));
    return answered({
      pupils: found.map((pupil) => ({
        pupilId: pupil._id,
        name: pupil.name,
        className: classNames.get(pupil.classId) ?? '',
      })),
    });
  };
}
