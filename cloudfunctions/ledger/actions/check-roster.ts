import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import type { Pupils } from '../pupil.store';
import { checkRosterFile } from '../roster-check';

export function checkRoster(pupils: Pupils, classes: ClassReader): Handler<'ledger.checkRoster'> {
  return async (input, { caller }) => {
    if (!caller.holdsIn(input.schoolId, ledger.checkRoster.roles)) return refused('not-found');
    const checked = await checkRosterFile(input, caller.openid, pupils, classes);
    if ('ok' in checked) return checked;
    return answered({ fresh: checked.fresh.length, unchanged: checked.known.length, classes: [...checked.classNames] });
  };
}
