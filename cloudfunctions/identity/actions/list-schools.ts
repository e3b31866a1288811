import type { Handler } from '../../platform/serve';
import { answered } from '../../platform/reply';
import type { Schools } from '../school.store';

export function listSchools(schools: Schools): Handler<'identity.listSchools'> {
  return async () => {
    const found = await schools.collection.find({
      where: { createdAt: { from: '2000' } },
      order: [['createdAt', 'asc']],
      limit: 100,
      fields: ['name'],
    });
    return answered({ schools: found.map(({ _id, name }) => ({ schoolId: _id, name })) });
  };
}
