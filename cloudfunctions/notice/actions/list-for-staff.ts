import { notice as contract } from '../../../contract/notice';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { mayOpen } from '../audience';
import { glanceFields } from '../published';
import type { Notices } from '../notice.store';
import { staffItem } from '../view';

const pageLength = 30;

export function listForStaff(notices: Notices): Handler<'notice.listForStaff'> {
  return async ({ schoolId, after }, { caller }) => {
    if (!caller.holdsIn(schoolId, contract.listForStaff.roles)) return refused('not-found');
    const found = await notices.collection.find({
      where: { schoolId, createdKey: { above: '', ...(after === undefined ? {} : { below: after }) } },
      order: [['createdKey', 'desc']],
      limit: pageLength,
      fields: glanceFields,
    });
    const last = found.at(-1);
    return answered({
      notices: found.filter((document) => mayOpen(caller, document)).map((document) => staffItem(caller, document)),
      next: last && found.length === pageLength ? last.createdKey : null,
    });
  };
}
