import { ledger } from '../../../contract/ledger';
import type { Act } from '../../platform/act';
import { inParallel } from '../../platform/parallel';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import type { ClassTally } from '../class-tally.store';
import type { Households } from '../household.store';
import type { Pupils } from '../pupil.store';
import type { RosterEntry } from '../roster';
import { checkRosterFile } from '../roster-check';

const width = 8;

/** Every row is its own document under its own natural key: stopped half-way, the same file again writes the rest. */
export function importRoster(
  pupils: Pupils,
  households: Households,
  classes: ClassReader,
  tally: ClassTally,
): Handler<'ledger.importRoster'> {
  return async (input, { act, caller }) => {
    if (!caller.holdsIn(input.schoolId, ledger.importRoster.roles)) return refused('not-found');
    const checked = await checkRosterFile(input, caller.openid, pupils, classes);
    if ('ok' in checked) return checked;
    await addHouseholds(households, act, checked.fresh);
    const added = await inParallel(checked.fresh, width, ({ pupilId, pupil }) =>
      pupils.collection.add(pupils.compose(act, pupilId, pupil, null)),
    );
    await inParallel(checked.classIds, width, async (classId) =>
      tally.set(classId, await pupils.collection.count({ classId })),
    );
    const fresh = added.filter((isNew) => isNew).length;
    return answered({ fresh, unchanged: checked.unchanged + checked.fresh.length - fresh });
  };
}

async function addHouseholds(households: Households, act: Act, entries: readonly RosterEntry[]): Promise<void> {
  const byId = new Map(entries.map(({ pupil, household }) => [pupil.householdId, household]));
  await inParallel([...byId], width, ([householdId, household]) =>
    households.collection.add(households.compose(act, householdId, household, null)),
  );
}
