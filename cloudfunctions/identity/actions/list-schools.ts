import type { Handler } from '../../platform/serve';
import { answered } from '../../platform/reply';
import type { Schools } from '../school.store';
import type { StaffReader } from '../staff.reader';

const pageLength = 50;
/** Schools that were entered in the same instant are told apart by their ids. */
const sameInstant = 20;

/** A page of the county's schools; those without a leader stand out, for nobody else can invite one. */
export function listSchools(schools: Schools, staff: StaffReader): Handler<'identity.listSchools'> {
  return async ({ after = '' }) => {
    const [since = '', lastId = ''] = after.split('|');
    const found = await schools.collection.find({
      where: { createdAt: { from: since === '' ? '2000' : since } },
      order: [
        ['createdAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit: pageLength + sameInstant,
      fields: ['name', 'createdAt'],
    });
    const rest = found.filter(({ _id, createdAt }) => createdAt > since || _id > lastId);
    const page = rest.slice(0, pageLength);
    const led = page.length === 0 ? new Set<string>() : await staff.ledSchools();
    const last = page.at(-1);
    return answered({
      schools: page.map(({ _id, name }) => ({ schoolId: _id, name, hasLeader: led.has(_id) })),
      next: last && rest.length > pageLength ? `${last.createdAt}|${last._id}` : null,
    });
  };
}
