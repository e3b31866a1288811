import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { needItem } from '../need-view';
import type { NeedRecords } from '../need.store';

const pageSize = 30;

export function listNeeds(records: NeedRecords): Handler<'ledger.listNeeds'> {
  return async ({ schoolId, show, after = '' }, { caller }) => {
    const { roles } = ledger.listNeeds;
    if (!caller.holdsIn(schoolId, roles)) return refused('not-found');
    const wide = caller.holdsIn(
      schoolId,
      roles.filter((role) => role !== 'classTeacher'),
    );
    const own = caller.appointments.flatMap((held) =>
      held.role === 'classTeacher' && held.schoolId === schoolId ? (held.classId ?? []) : [],
    );
    const page = await records.collection.find({
      where: {
        ...(wide ? { schoolId } : { classId: { oneOf: own } }),
        ...(show === 'current' ? { isCurrent: true } : { waiting: { oneOf: ['submitted', 'verified'] } }),
        _id: { above: after },
      },
      order: [['_id', 'asc']],
      limit: pageSize,
    });
    const last = page.at(-1);
    return answered({
      pupils: page.map((document) => needItem(records.read(document).state)),
      next: last && page.length === pageSize ? last._id : null,
    });
  };
}
