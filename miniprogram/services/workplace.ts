import type { Output } from '../../contract/index';
import type { Role } from '../../contract/roles';
import type { Failure } from './answer';
import { getMe } from './identity';

/** A school in which the caller has a part, and what part. The bureau without a school named has empty ones: it chooses. */
export interface Workplace {
  readonly schoolId: string;
  readonly schoolName: string;
  readonly roles: readonly Role[];
  /** The own classes of a class teacher. */
  readonly classIds: readonly string[];
}

/** Without a school named, the first in which the person works; null where the person has no part. */
export function toWorkplace({ appointments }: Output<'identity.me'>, schoolId: string): Workplace | null {
  const wanted = schoolId || (appointments.find((one) => one.schoolId !== null)?.schoolId ?? '');
  const held = appointments.filter((one) => one.schoolId === wanted || one.role === 'bureau');
  if (held.length === 0) return null;
  return {
    schoolId: wanted,
    schoolName: held.find((one) => one.schoolId === wanted)?.schoolName ?? '',
    roles: [...new Set(held.map(({ role }) => role))],
    classIds: held.flatMap(({ role, classId }) => (role === 'classTeacher' && classId !== null ? [classId] : [])),
  };
}

/** Resolves with what the phone remembers where that is enough, so that a page need not wait for the network. */
export function findWorkplace(schoolId: string): Promise<Workplace | Failure> {
  return new Promise((resolve) => {
    void getMe((answer, source) => {
      if (!answer.ok) return resolve(answer);
      const place = toWorkplace(answer.data, schoolId);
      if (place !== null) resolve(place);
      else if (source === 'network') resolve({ ok: false, code: 'forbidden' });
    });
  });
}
