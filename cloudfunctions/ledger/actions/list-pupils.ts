import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { unbound } from '../bound';
import type { ClassReader } from '../class.reader';
import type { GuardianReader } from '../guardian.reader';
import type { PupilDocument, Pupils } from '../pupil.store';

export function listPupils(
  pupils: Pupils,
  classes: ClassReader,
  guardians: GuardianReader,
): Handler<'ledger.listPupils'> {
  return async ({ classId }, { caller }) => {
    const schoolClass = await classes.get(classId);
    if (!schoolClass || !caller.reachesClass(schoolClass.schoolId, classId, ledger.listPupils.roles))
      return refused('not-found');
    const [found, bound] = await Promise.all([pupilsOf(pupils, classId), guardians.inClass(classId)]);
    return answered({
      className: schoolClass.name,
      pupils: found.map(({ _id, name, village, boarder }) => {
        const { relations, lacksBasis } = bound.get(_id) ?? unbound;
        return { pupilId: _id, name, village, boarder, guardians: [...relations], lacksBasis };
      }),
    });
  };
}

/** A village school's class may have more than a page of pupils. */
async function pupilsOf(pupils: Pupils, classId: string): Promise<PupilDocument[]> {
  const found: PupilDocument[] = [];
  for await (const page of pupils.collection.pages({ classId }, ['name', 'village', 'boarder'])) found.push(...page);
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
