import { ledger } from '../../../contract/ledger';
import type { Departure } from '../../../contract/departure';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import type { Pupils } from '../pupil.store';

const pageSize = 30;
const fields = ['name', 'lastClassId', 'standing', 'departedOn', 'departedKey'];

export function listDeparted(pupils: Pupils, classes: ClassReader): Handler<'ledger.listDeparted'> {
  return async ({ schoolId, departure, after = '' }, { caller }) => {
    if (!caller.holdsIn(schoolId, ledger.listDeparted.roles)) return refused('not-found');
    const found = await pupils.collection.find({
      where: { schoolId, ...(departure === undefined ? {} : { standing: departure }), departedKey: { above: after } },
      order: [['departedKey', 'asc']],
      limit: pageSize + 1,
      fields,
    });
    const page = found.slice(0, pageSize);
    const names = await classes.namesOf(page.map(({ lastClassId = '' }) => lastClassId));
    return answered({
      pupils: page.map(({ _id, name, lastClassId = '', standing, departedOn = '' }) => ({
        pupilId: _id,
        name,
        className: names.get(lastClassId) ?? '',
        departure: standing as Departure,
        on: departedOn,
      })),
      next: found.length > pageSize ? (page.at(-1)?.departedKey ?? null) : null,
    });
  };
}
