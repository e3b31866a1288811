import { classKey } from '../../../domain/ledger/class-name';
import { schoolYearOf } from '../../../domain/shared/calendar';
import type { Handler } from '../../platform/serve';
import { naturalId } from '../../platform/ids';
import { refused } from '../../platform/reply';
import type { Classes } from '../school.store';

/** A class keeps its id for its life: the school year in which it begins is part of it, for another year's class may have the same name. */
export function createClass(classes: Classes): Handler<'identity.createClass'> {
  return async ({ schoolId, stage, grade, name }, { act, caller, today }) => {
    if (!caller.holdsIn(schoolId, ['leader', 'academicAffairs'])) return refused('not-found');
    const year = schoolYearOf(today);
    const classId = naturalId('c', schoolId, String(year), name);
    if (await stands(classes, schoolId, { classId, name })) return refused('already-exists');
    const made = { schoolId, stage, grade, name, pupilCount: 0, year };
    return (await classes.create(act, classId, made, { classId })) ?? refused('already-exists');
  };
}

/** Whether another class has this name now, however it is written. */
async function stands(
  classes: Classes,
  schoolId: string,
  { classId, name }: { readonly classId: string; readonly name: string },
): Promise<boolean> {
  for await (const page of classes.collection.pages({ schoolId }, ['name', 'graduatedIn'])) {
    const isSame = page.some(
      (one) => one._id !== classId && one.graduatedIn === undefined && classKey(one.name) === classKey(name),
    );
    if (isSame) return true;
  }
  return false;
}
