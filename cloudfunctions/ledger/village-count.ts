import { emptyZoning, recounted, type VillageCount } from '../../domain/ledger/zoning';
import { accept } from '../../domain/shared/decision';
import type { Act } from '../platform/act';
import { naturalId } from '../platform/ids';
import type { Condition } from '../platform/condition';
import { enrolled } from './pupil-place';
import type { Pupils } from './pupil.store';
import type { Zonings } from './zoning.store';

const mostVillages = 1000;
const mostApart = 100;

interface Stores {
  readonly pupils: Pupils;
  readonly zonings: Zonings;
}

type Row = Omit<VillageCount, 'name'> & { readonly _id: string };

/** Counts the enrolled of the register's villages anew, all of a school or some, so that nobody who asks must count; they never drift. One act may count several times. */
export async function recountVillages(
  stores: Stores,
  schoolId: string,
  act: Act,
  some?: readonly string[],
): Promise<void> {
  const { zonings, pupils } = stores;
  const where: Condition = { schoolId, ...enrolled, ...(some ? { village: { oneOf: some } } : {}) };
  const [standing, counted] = await Promise.all([zonings.load(schoolId), countBy(pupils, where)]);
  const gone = await withoutPupils(pupils, standing?.state.apart.map(({ householdId }) => householdId) ?? []);
  const villagesAfter = (before: readonly VillageCount[]): VillageCount[] => {
    const kept = some ? before.filter(({ name }) => !some.includes(name)) : [];
    return [...kept, ...counted].sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  const counting = { ...act, key: `${act.key}.${naturalId('', JSON.stringify(counted))}` };
  const first = { ...emptyZoning(schoolId), villages: villagesAfter([]) };
  if (!standing && (await zonings.create(counting, schoolId, first, null))) return;
  const saved = await zonings.change(
    counting,
    schoolId,
    (zoning) => accept(recounted(zoning, villagesAfter(zoning.villages), gone)),
    () => null,
  );
  if (!saved.ok) throw new Error(`The villages were not counted: ${saved.code}`);
}

async function countBy(pupils: Pupils, where: Condition): Promise<VillageCount[]> {
  const rows = await pupils.collection.aggregate<Row>(
    where,
    [
      { $group: { _id: { village: '$village', household: '$householdId' }, pupils: { $sum: 1 } } },
      { $group: { _id: '$_id.village', households: { $sum: 1 }, pupils: { $sum: '$pupils' } } },
    ],
    mostVillages,
  );
  return rows
    .map(({ _id: name, households, pupils: count }) => ({ name, households, pupils: count }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function withoutPupils(pupils: Pupils, householdIds: readonly string[]): Promise<Set<string>> {
  const found = await pupils.collection.aggregate<{ readonly _id: string }>(
    { householdId: { oneOf: householdIds }, ...enrolled },
    [{ $group: { _id: '$householdId' } }],
    mostApart,
  );
  const standing = new Set(found.map(({ _id }) => _id));
  return new Set(householdIds.filter((householdId) => !standing.has(householdId)));
}
