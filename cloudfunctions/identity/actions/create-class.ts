import type { Handler } from '../../platform/serve';
import { naturalId } from '../../platform/ids';
import { refused } from '../../platform/reply';
import type { Classes } from '../school.store';

export function createClass(classes: Classes): Handler<'identity.createClass'> {
  return async ({ schoolId, stage, grade, name }, { act, caller }) => {
    if (!caller.holdsIn(schoolId, ['leader', 'academicAffairs'])) return refused('not-found');
    const classId = naturalId('c', schoolId, name);
    const reply = await classes.create(act, classId, { schoolId, stage, grade, name, pupilCount: 0 }, { classId });
    return reply ?? refused('already-exists');
  };
}
