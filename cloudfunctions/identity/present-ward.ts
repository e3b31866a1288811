import type { CodeDocument, Codes } from './code.store';
import type { PupilGlance } from './pupil.reader';

interface Joined extends CodeDocument {
  readonly pupil: readonly PupilGlance[];
  readonly schoolClass: readonly { readonly name: string }[];
}

const own = { foreignField: '_id' } as const;
const joins = [
  { $lookup: { ...own, from: 'pupils', localField: 'grant.ward.pupilId', as: 'pupil' } },
  { $lookup: { ...own, from: 'classes', localField: 'pupil.classId', as: 'schoolClass' } },
];

/**
 * A code, and of a binding code the child as the register has it now: a slip lives for days, and the child may change class meanwhile. In one
 * request. A slip for a child who is gone, or at another school, is as good as voided.
 */
export async function codeWithPresentWard(codes: Codes, ids: readonly string[]): Promise<CodeDocument | null> {
  const [joined] = await codes.collection.aggregate<Joined>({ _id: { oneOf: ids } }, joins, 1);
  if (!joined) return null;
  const { pupil, schoolClass, ...code } = joined;
  const [present] = pupil;
  if (code.grant.kind !== 'binding' || !present) return code;
  const { ward } = code.grant;
  if (present.schoolId !== ward.schoolId || present.classId === '')
    return { ...code, used: null, voided: { by: code.issuedBy, at: code.expiresAt } };
  const { classId, name: pupilName } = present;
  const className = schoolClass[0]?.name ?? ward.className;
  return { ...code, grant: { ...code.grant, ward: { ...ward, pupilName, classId, className } } };
}
