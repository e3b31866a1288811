import type { Kin } from '../../../domain/shared/standing';
import { schoolRoles } from '../../../contract/roles';
import { aliasOf } from '../../platform/alias';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { PersonOf } from '../person.store';
import { staffOf } from '../scopes';
import type { StaffReader } from '../staff.reader';

export function listKin(staff: StaffReader, personOf: PersonOf): Handler<'identity.listKin'> {
  return async ({ schoolId }, { caller }) => {
    if (!caller.holdsIn(schoolId, schoolRoles)) return refused('not-found');
    const isHere = (kin: Kin) => kin.schoolId === schoolId;
    const colleagues = caller.holdsIn(schoolId, ['leader']) ? await staff.ofSchool(schoolId) : [];
    return answered({
      own: personOf(caller).kin.filter(isHere).map(declaration),
      others: colleagues
        .filter(({ _id }) => _id !== caller.openid)
        .flatMap(({ _id, name, kin = [] }) =>
          kin.filter(isHere).map((one) => ({
            personId: aliasOf(staffOf(schoolId), _id),
            name: name ?? '',
            ...declaration(one),
          })),
        ),
    });
  };
}

function declaration({ pupilId, pupilName, className, relation, declaredAt }: Kin) {
  return { pupilId, pupilName, className, relation, declaredAt };
}
