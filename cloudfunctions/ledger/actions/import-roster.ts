import type { Output } from '../../../contract/index';
import { ledger } from '../../../contract/ledger';
import { isMadeBy, type Act } from '../../platform/act';
import { idFor } from '../../platform/ids';
import { inParallel } from '../../platform/parallel';
import { repeated } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import type { ClassTally } from '../class-tally.store';
import type { Households } from '../household.store';
import type { Imports } from '../import.store';
import type { Pupils } from '../pupil.store';
import type { RosterEntry } from '../roster';
import { checkRosterFile, standingPupils } from '../roster-check';

const width = 8;

interface RosterStores {
  readonly pupils: Pupils;
  readonly households: Households;
  readonly imports: Imports;
  readonly tally: ClassTally;
}

type Counts = Output<'ledger.importRoster'>;

/**
 * Every row is its own document under its own natural key: stopped half-way, the same call again writes the rest, and counts what its first
 * attempt had written as fresh.
 */
export function importRoster(
  { pupils, households, imports, tally }: RosterStores,
  classes: ClassReader,
): Handler<'ledger.importRoster'> {
  return async (input, { act, caller }) => {
    if (!caller.holdsIn(input.schoolId, ledger.importRoster.roles)) return refused('not-found');
    const importId = idFor('i', act.actor.id, act.key);
    const done = await imports.collection.get(importId);
    const before = done && repeated<Counts>(act, done);
    if (before) return before;
    const checked = await checkRosterFile(input, caller.openid, pupils, classes);
    if ('ok' in checked) return checked;
    await addHouseholds(households, act, checked.fresh);
    const added = await inParallel(checked.fresh, width, ({ pupilId, pupil }) =>
      pupils.collection.add(pupils.compose(act, pupilId, pupil, null)),
    );
    await inParallel(checked.classIds, width, async (classId) =>
      tally.set(classId, await pupils.collection.count({ classId })),
    );
    const overtaken = checked.fresh.filter((_entry, at) => added[at] === false).map(({ pupilId }) => pupilId);
    const standing = [...checked.known, ...(await standingPupils(pupils, overtaken)).values()];
    const unchanged = standing.filter((pupil) => !isMadeBy(act, pupil)).length;
    const counts = { fresh: checked.fresh.length + checked.known.length - unchanged, unchanged };
    const { fileHash } = checked;
    return (
      (await imports.create(act, importId, { schoolId: input.schoolId, fileHash, ...counts }, counts)) ??
      refused('key-reused')
    );
  };
}

async function addHouseholds(households: Households, act: Act, entries: readonly RosterEntry[]): Promise<void> {
  const byId = new Map(entries.map(({ pupil, household }) => [pupil.householdId, household]));
  await inParallel([...byId], width, ([householdId, household]) =>
    households.collection.add(households.compose(act, householdId, household, null)),
  );
}
