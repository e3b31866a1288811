import { ledger } from '../../../contract/ledger';
import { isWaiting } from '../../../domain/ledger/correction';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { statesOf } from '../pupil-corrections';
import type { Pupils } from '../pupil.store';

const pageSize = 30;

export function listCorrections(pupils: Pupils, classes: ClassReader): Handler<'ledger.listCorrections'> {
  return async ({ schoolId, after = '' }, { caller }) => {
    const { roles } = ledger.listCorrections;
    if (!caller.holdsIn(schoolId, roles)) return refused('not-found');
    const wide = caller.holdsIn(
      schoolId,
      roles.filter((role) => role !== 'classTeacher'),
    );
    const own = caller.appointments.flatMap((held) =>
      held.role === 'classTeacher' && held.schoolId === schoolId ? (held.classId ?? []) : [],
    );
    const [page, all] = await Promise.all([
      pupils.collection.find({
        where: {
          ...(wide ? { schoolId } : { classId: { oneOf: own } }),
          correctionStates: { oneOf: ['submitted', 'verified'] },
          _id: { above: after },
        },
        order: [['_id', 'asc']],
        limit: pageSize,
      }),
      classes.ofSchool(schoolId),
    ]);
    const names = new Map(all.map(({ _id, name }) => [_id, name]));
    const last = page.at(-1);
    return answered({
      pupils: page.map((document) => {
        const { name, classId, corrections } = pupils.read(document).state;
        return {
          pupilId: document._id,
          name,
          className: names.get(classId) ?? '',
          fields: corrections.filter(isWaiting).map(({ field }) => field),
          waiting: statesOf(corrections) as ('submitted' | 'verified')[],
        };
      }),
      next: last && page.length === pageSize ? last._id : null,
    });
  };
}
