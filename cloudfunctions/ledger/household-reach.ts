import type { Refused } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import type { Role } from '../../contract/vocabulary';
import { zoneOf } from '../../domain/ledger/coverage';
import type { Household } from '../../domain/ledger/household';
import { emptyZoning, type Zone } from '../../domain/ledger/zoning';
import type { Decision } from '../../domain/shared/decision';
import type { Colleagues } from '../platform/colleagues';
import { staleAgainst, type Loaded } from '../platform/records';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { Households } from './household.store';
import { barredFromDeciding } from './need-step';
import type { Pupils } from './pupil.store';
import type { Zonings } from './zoning.store';
import { answersFor } from './zoning-step';

export interface HouseholdStores {
  readonly households: Households;
  readonly zonings: Zonings;
}

export interface HouseholdStepStores extends HouseholdStores {
  readonly pupils: Pupils;
  readonly colleagues: Colleagues;
}

export interface Reached extends Loaded<Household> {
  readonly zone: Zone | undefined;
  readonly isOwnZone: boolean;
}

/** The household, if one of the roles reaches it: a zone teacher's reaches the own zone, the others the school. */
export async function reachHousehold(
  { households, zonings }: HouseholdStores,
  householdId: string,
  { caller }: Call,
  roles: readonly Role[],
): Promise<Reached | null> {
  const household = await households.load(householdId);
  if (!household) return null;
  const { schoolId, village } = household.state;
  if (!caller.holdsIn(schoolId, roles)) return null;
  const zoning = (await zonings.load(schoolId))?.state ?? emptyZoning(schoolId);
  const zone = zoneOf(zoning, { householdId, village });
  const isOwnZone = roles.includes('zoneTeacher') && answersFor(caller, zoning, zone);
  const isWide = caller.holdsIn(
    schoolId,
    roles.filter((role) => role !== 'zoneTeacher'),
  );
  return isWide || isOwnZone ? { ...household, zone, isOwnZone } : null;
}

/** One step with a household on what the caller has seen of it: never with that of own kin. */
export async function stepWithHousehold<Answer, Code extends ErrorCode>(
  stores: HouseholdStepStores,
  { householdId, rev }: { readonly householdId: string; readonly rev: number },
  call: Call,
  {
    roles,
    decide,
    answer,
  }: {
    readonly roles: readonly Role[];
    readonly decide: (
      household: Household,
      step: { by: Call['act']['actor']; at: string },
    ) => Decision<Household, Code>;
    readonly answer: (rev: number, household: Household) => Answer;
  },
) {
  const { act, at } = call;
  const reached = await reachHousehold(stores, householdId, call, roles);
  if (!reached) return refused('not-found');
  const barred = await barredAsKin(stores, { householdId, schoolId: reached.state.schoolId }, call, roles);
  if (barred) return barred;
  return stores.households.change<Answer, Code | 'not-found' | 'changed-meanwhile'>(
    act,
    householdId,
    (household, current) => staleAgainst(rev, current) ?? decide(household, { by: act.actor, at }),
    (next, saved) => answer(saved, next),
  );
}

/** Another zone's teacher does not reach the household: those who do everywhere in the school are named. */
async function barredAsKin(
  { pupils, colleagues }: HouseholdStepStores,
  { householdId, schoolId }: { readonly householdId: string; readonly schoolId: string },
  call: Call,
  roles: readonly Role[],
): Promise<Refused<'kin'> | null> {
  const { kinIds } = call.caller;
  if (kinIds.length === 0) return null;
  const where = { _id: { oneOf: kinIds }, householdId };
  const [own] = await pupils.collection.find({ where, order: [['_id', 'asc']], limit: 1, fields: ['householdId'] });
  const wide = roles.filter((role) => role !== 'zoneTeacher');
  return own ? barredFromDeciding(call, { pupilId: own._id, schoolId }, wide, colleagues) : null;
}
