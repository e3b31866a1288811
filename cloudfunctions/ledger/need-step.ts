import type { Refused } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import type { ChangeDecision, ChangeState } from '../../contract/need';
import type { Role } from '../../contract/vocabulary';
import type { NeedRecord, Step } from '../../domain/ledger/need';
import { refuse, type Decision } from '../../domain/shared/decision';
import type { Colleagues } from '../platform/colleagues';
import { staleAgainst } from '../platform/records';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { NeedRecords } from './need.store';

interface Right<Decide> {
  readonly roles: readonly Role[];
  readonly decide: Decide;
}

interface ChangeStep {
  readonly pupilId: string;
  readonly changeId: string;
  readonly rev: number;
}

/** One step with a change, on the record as the caller has seen it, by someone who holds one of the roles where the pupil is. */
export function stepWithChange<Code extends ErrorCode>(
  records: NeedRecords,
  { pupilId, changeId, rev }: ChangeStep,
  { act, caller }: Call,
  { roles, decide }: Right<(record: NeedRecord) => Decision<NeedRecord, Code>>,
) {
  return records.change<{ rev: number; state: ChangeState }, Code | 'not-found' | 'changed-meanwhile'>(
    act,
    pupilId,
    (record, current) => {
      if (!caller.reachesClass(record.schoolId, record.classId, roles)) return refuse('not-found');
      return staleAgainst(rev, current) ?? decide(record);
    },
    ({ changes }, saved) => ({
      rev: saved,
      state: changes.find((change) => change.changeId === changeId)?.state ?? 'submitted',
    }),
  );
}

/** Nobody decides about a child to whom they are bound. The refusal names who can. */
export async function barredFromDeciding(
  { caller }: Call,
  { pupilId, schoolId }: { readonly pupilId: string; readonly schoolId: string },
  roles: readonly Role[],
  colleagues: Colleagues,
): Promise<Refused<'kin'> | null> {
  if (!caller.kinIds.includes(pupilId)) return null;
  return refused('kin', { who: await colleagues.namesOf(schoolId, roles, [caller.openid], pupilId) });
}

type DecideChange<Code extends ErrorCode> = (
  record: NeedRecord,
  changeId: string,
  decision: ChangeDecision,
  step: Step,
) => Decision<NeedRecord, Code>;

/** A decision on a change by an office: never about own kin. */
export async function decideChange<Code extends ErrorCode>(
  { records, colleagues }: { readonly records: NeedRecords; readonly colleagues: Colleagues },
  input: ChangeStep & { readonly decision: ChangeDecision },
  call: Call,
  { roles, decide }: Right<DecideChange<Code>>,
) {
  const { act, caller, at } = call;
  const own = caller.kinIds.includes(input.pupilId) ? await records.load(input.pupilId) : null;
  const barred =
    own && caller.holdsIn(own.state.schoolId, roles) && (await barredFromDeciding(call, own.state, roles, colleagues));
  if (barred) return barred;
  return stepWithChange(records, input, call, {
    roles,
    decide: (record) => decide(record, input.changeId, input.decision, { by: act.actor, at }),
  });
}
