import type { Handler } from '../../platform/serve';
import { naturalId } from '../../platform/ids';
import { refused } from '../../platform/reply';
import type { Schools } from '../school.store';

export function createSchool(schools: Schools): Handler<'identity.createSchool'> {
  return async ({ name, telephone }, { act, at }) => {
    const schoolId = naturalId('s', name);
    return (
      (await schools.create(act, schoolId, { name, telephone, createdAt: at }, { schoolId })) ??
      refused('already-exists')
    );
  };
}
