import { subsidy as contract } from '../../../contract/subsidy';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Batches } from '../batch.store';
import { batchItem } from '../view';

const pageLength = 30;

export function listBatches(batches: Batches): Handler<'subsidy.listBatches'> {
  return async ({ schoolId, after }, { caller }) => {
    if (!caller.holdsIn(schoolId, contract.listBatches.roles)) return refused('not-found');
    const found = await batches.collection.find({
      where: { schoolId, createdKey: { above: '', ...(after === undefined ? {} : { below: after }) } },
      order: [['createdKey', 'desc']],
      limit: pageLength,
    });
    const last = found.at(-1);
    return answered({
      batches: found.map((document) => batchItem(caller, document)),
      next: last && found.length === pageLength ? last.createdKey : null,
    });
  };
}
