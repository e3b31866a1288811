import type { Act } from '../platform/act';
import type { ClassReader } from './class.reader';
import type { TellMoves } from './import-step';
import type { Pupils } from './pupil.store';
import { recountVillages } from './village-count';
import type { Zonings } from './zoning.store';

/** Who follows a correction that was applied. */
export interface Following {
  readonly pupils: Pupils;
  readonly classes: ClassReader;
  readonly zonings: Zonings;
  readonly tell: TellMoves;
}

/** Households that have changed are counted anew in their villages. */
export async function recount(
  stores: Following,
  act: Act,
  pupilId: string,
  villages: readonly string[],
): Promise<void> {
  const pupil = await stores.pupils.collection.get(pupilId);
  if (pupil) await recountVillages(stores, pupil.schoolId, act, villages);
}

/** A new name is told to those who keep a copy of it. */
export async function tellName({ pupils, classes, tell }: Following, act: Act, pupilId: string): Promise<void> {
  const pupil = await pupils.collection.get(pupilId);
  if (!pupil) return;
  const { classId, name: pupilName } = pupil;
  const className = (await classes.get(classId))?.name ?? '';
  await tell(act, [{ pupilId, pupilName, classId, className }]);
}
