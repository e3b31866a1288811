import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import type { GuardianReader } from '../guardian.reader';
import type { Pupils } from '../pupil.store';

export function listPupils(
  pupils: Pupils,
  classes: ClassReader,
  guardians: GuardianReader,
): Handler<'ledger.listPupils'> {
  return async ({ classId }, { caller }) => {
    const schoolClass = await classes.get(classId);
    if (!schoolClass || !caller.reachesClass(schoolClass.schoolId, classId, ledger.listPupils.roles))
      return refused('not-found');
    const [found, relations] = await Promise.all([
      pupils.collection.find({
        where: { classId },
        order: [['name', 'asc']],
        limit: 100,
        fields: ['name', 'village', 'boarder'],
      }),
      guardians.relationsInClass(classId),
    ]);
    return answered({
      className: schoolClass.name,
      pupils: found.map(({ _id, name, village, boarder }) => ({
        pupilId: _id,
        name,
        village,
        boarder,
        guardians: relations.get(_id) ?? [],
      })),
    });
  };
}
