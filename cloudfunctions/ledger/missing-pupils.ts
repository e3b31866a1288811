import type { RosterPupil } from '../../contract/roster';
import type { ClassGlance } from './class.reader';
import type { Pupils } from './pupil.store';

const listed = 200;

/** Who is in the register in one of these classes and not in the file: nobody is to be missed. */
export async function missingPupils(
  pupils: Pupils,
  classes: readonly ClassGlance[],
  isInFile: (pupilId: string) => boolean,
): Promise<{ count: number; missing: RosterPupil[] }> {
  const missing: RosterPupil[] = [];
  let count = 0;
  for (const { _id: classId, name: className } of classes) {
    for await (const page of pupils.collection.pages({ classId }, ['name'])) {
      for (const { _id, name } of page.filter((pupil) => !isInFile(pupil._id))) {
        count += 1;
        if (missing.length < listed) missing.push({ pupilId: _id, name, className });
      }
    }
  }
  return { count, missing };
}
