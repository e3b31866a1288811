import { ledger } from '../../../contract/ledger';
import type { Caller } from '../../platform/caller';
import type { Condition } from '../../platform/condition';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import type { Pupils } from '../pupil.store';
import { listed } from '../pupil-view';
import { isMeant, searchKeyFor } from '../search-keys';

const pageSize = 30;
const fields = ['name', 'classId', 'village', 'boarder', 'idCipher', 'listKey'];

/** A page of the register in the order of the names' sounds. A class teacher sees the own classes only. */
export function searchPupils(pupils: Pupils, classes: ClassReader): Handler<'ledger.searchPupils'> {
  return async ({ schoolId, search = '', classId, boarder, after = '' }, { caller }) => {
    if (!caller.holdsIn(schoolId, ledger.searchPupils.roles)) return refused('not-found');
    const own = ownClasses(caller, schoolId);
    if (classId !== undefined && own && !own.includes(classId)) return refused('not-found');
    const key = searchKeyFor(search);
    const where: Condition = {
      ...(classId === undefined ? (own ? { classId: { oneOf: own } } : {}) : { classId }),
      schoolId,
      ...(boarder === undefined ? {} : { boarder }),
      ...(key === '' ? {} : { searchKeys: key }),
      listKey: { above: after },
    };
    const [found, all] = await Promise.all([
      pupils.collection.find({ where, order: [['listKey', 'asc']], limit: pageSize + 1, fields }),
      classes.ofSchool(schoolId),
    ]);
    const names = new Map(all.map(({ _id, name }) => [_id, name]));
    const page = found.slice(0, pageSize);
    return answered({
      pupils: page.filter(({ name }) => key === '' || isMeant(name, search)).map((pupil) => listed(pupil, names)),
      next: found.length > pageSize ? (page.at(-1)?.listKey ?? null) : null,
    });
  };
}

/** Null for those who see the whole school. */
function ownClasses(caller: Caller, schoolId: string): string[] | null {
  const wide = ledger.searchPupils.roles.filter((role) => role !== 'classTeacher');
  if (caller.holdsIn(schoolId, wide)) return null;
  return caller.appointments.flatMap((held) =>
    held.role === 'classTeacher' && held.schoolId === schoolId && held.classId !== null ? [held.classId] : [],
  );
}
