import type { ErrorCode } from '../../contract/errors';
import type { ChangeDecision, ChangeState } from '../../contract/need';
import type { Role } from '../../contract/vocabulary';
import { correctionOf } from '../../domain/ledger/correction-steps';
import type { Family } from '../../domain/ledger/correctable';
import type { Correction } from '../../domain/ledger/correction';
import type { Pupil } from '../../domain/ledger/pupil';
import { refuse, type Decision } from '../../domain/shared/decision';
import type { Colleagues } from '../platform/colleagues';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { Households } from './household.store';
import { barredFromDeciding } from './need-step';
import type { Pupils } from './pupil.store';

export interface CorrectionStores {
  readonly pupils: Pupils;
  readonly households: Households;
  readonly colleagues: Colleagues;
}

interface Aim {
  readonly pupilId: string;
  readonly correctionId: string;
  readonly decision: ChangeDecision;
}

/** A correction that someone is about to decide on, and what stands beside it. */
export interface Scene {
  readonly pupil: Pupil;
  readonly found: Correction;
  readonly family: Family;
}

/** A decision on a correction by one of the roles where the pupil is: never about own kin. */
export async function decideCorrection<Code extends ErrorCode>(
  stores: CorrectionStores,
  { pupilId, correctionId, decision }: Aim,
  call: Call,
  {
    roles,
    prepare,
  }: {
    readonly roles: readonly Role[];
    /** What must be known or written before the pupil is; the rule follows from it. */
    readonly prepare: (scene: Scene, decision: ChangeDecision) => Promise<(pupil: Pupil) => Decision<Pupil, Code>>;
  },
) {
  const { act, caller } = call;
  const document = await stores.pupils.collection.get(pupilId);
  if (!document || !caller.reachesClass(document.schoolId, document.classId, roles)) return refused('not-found');
  const barred = await barredFromDeciding(call, { pupilId, schoolId: document.schoolId }, roles, stores.colleagues);
  if (barred) return barred;
  const { state: pupil } = stores.pupils.read(document);
  const found = correctionOf(pupil, correctionId);
  if (!found) return refused('not-found');
  const family = await familyFor(stores.households, pupil, found.field);
  const decide = await prepare({ pupil, found, family }, decision);
  return stores.pupils.change<{ state: ChangeState }, Code | 'not-found'>(
    act,
    pupilId,
    (current) =>
      caller.reachesClass(current.schoolId, current.classId, roles) ? decide(current) : refuse('not-found'),
    (next) => ({ state: correctionOf(next, correctionId)?.state ?? 'submitted' }),
  );
}

/** Only where the head is spoken of is the household read. */
export async function familyFor(
  households: Households,
  { householdId }: Pick<Pupil, 'householdId'>,
  field: Correction['field'],
): Promise<Family> {
  if (field !== 'head' && field !== 'village') return { head: '' };
  return { head: (await households.collection.get(householdId))?.head ?? '' };
}
