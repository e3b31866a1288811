import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';

export function listClasses(classes: ClassReader): Handler<'ledger.listClasses'> {
  return async ({ schoolId }, { caller }) => {
    if (!caller.holdsIn(schoolId, ledger.listClasses.roles)) return refused('not-found');
    const found = await classes.ofSchool(schoolId);
    return answered({
      classes: found.map(({ _id, name, stage, grade, pupilCount }) => ({
        classId: _id,
        name,
        stage,
        grade,
        pupilCount,
      })),
    });
  };
}
