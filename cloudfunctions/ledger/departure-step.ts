import type { Refused } from '../../contract/action';
import type { Role } from '../../contract/vocabulary';
import { departureOf } from '../../domain/ledger/standing';
import { accept } from '../../domain/shared/decision';
import type { WardDeparture } from '../../domain/shared/standing';
import type { Act } from '../platform/act';
import type { Colleagues } from '../platform/colleagues';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { ClassReader } from './class.reader';
import type { ClassTally } from './class-tally.store';
import { barredFromDeciding } from './need-step';
import type { NeedRecords } from './need.store';
import type { Pupils } from './pupil.store';
import { recountVillages } from './village-count';
import type { Zonings } from './zoning.store';

/** Those who keep a copy of whether a child is enrolled hear that it is gone, or back (null). */
export type TellDeparture = (act: Act, pupilId: string, departure: WardDeparture | null) => Promise<void>;

export interface DepartureStores {
  readonly pupils: Pupils;
  readonly classes: ClassReader;
  readonly needs: NeedRecords;
  readonly tally: ClassTally;
  readonly zonings: Zonings;
  readonly colleagues: Colleagues;
  readonly tell: TellDeparture;
}

/** Why this person may not write about the pupil's standing; null when they may. */
export async function barredFromRecording(
  { pupils, colleagues }: DepartureStores,
  pupilId: string,
  call: Call,
  roles: readonly Role[],
): Promise<Refused<'not-found' | 'kin'> | null> {
  const pupil = await pupils.collection.get(pupilId);
  if (!pupil || !call.caller.holdsIn(pupil.schoolId, roles)) return refused('not-found');
  return barredFromDeciding(call, { pupilId, schoolId: pupil.schoolId }, roles, colleagues);
}

/** Everything that follows from a pupil's standing as it is now; done again it changes nothing. */
export async function followStanding(stores: DepartureStores, act: Act, pupilId: string): Promise<void> {
  const { pupils, needs, tally, tell } = stores;
  const loaded = await pupils.load(pupilId);
  if (!loaded) return;
  const { classId, schoolId, village } = loaded.state;
  const gone = departureOf(loaded.state);
  await Promise.all([
    tell(act, pupilId, gone && { kind: gone.standing, at: gone.at }),
    markNeeds(needs, act, pupilId, gone !== null),
    pupils.collection.count({ classId }).then((counted) => tally.set(classId, counted)),
    recountVillages(stores, schoolId, act, [village]),
  ]);
}

async function markNeeds(needs: NeedRecords, act: Act, pupilId: string, isAway: boolean): Promise<void> {
  await needs.change(
    act,
    pupilId,
    (record) => accept((record.isAway ?? false) === isAway ? record : { ...record, isAway }),
    () => null,
  );
}
