import type { Output } from '../../contract/index';
import { guardianReader } from '../ledger/guardian.reader';
import type { Caller } from '../platform/caller';

type Work = Output<'home.listWork'>['work'];

/** Bindings in the own classes of which the school has yet to see on what they stand: a line for each class. */
export async function basesFor(caller: Caller): Promise<Work> {
  const own = caller.appointments.flatMap(({ role, schoolId, classId, className }) =>
    role === 'classTeacher' && schoolId !== null && classId !== null ? [{ schoolId, classId, className }] : [],
  );
  const lacking = await guardianReader.lackingBasis(own.map(({ classId }) => classId));
  return own.flatMap(({ schoolId, classId, className }) => {
    const [since, ...others] = [...(lacking.get(classId) ?? [])].sort();
    if (since === undefined) return [];
    return [{ kind: 'record-basis', id: classId, schoolId, title: className ?? '', since, count: 1 + others.length }];
  });
}
