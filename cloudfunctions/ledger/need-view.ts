import type { Output } from '../../contract/index';
import { ledger } from '../../contract/ledger';
import { currentNeeds, isOpen, type Change, type NeedRecord } from '../../domain/ledger/need';
import type { Caller } from '../platform/caller';
import type { Loaded } from '../platform/records';

type Needs = Output<'ledger.getNeeds'>;
type Item = Output<'ledger.listNeeds'>['pupils'][number];

/** The newest change first; nothing at all for a pupil of whom nothing was asked. */
export function needsView(caller: Caller, found: Loaded<NeedRecord> | null): Pick<Needs, 'rev' | 'needs' | 'changes'> {
  if (!found) return { rev: 0, needs: [], changes: [] };
  const { rev, state } = found;
  return {
    rev,
    needs: state.needs.map(({ verifier, ...need }) => ({ ...need, verifier: verifier.name })),
    changes: [...state.changes].reverse().map((change) => changeView(caller, state, change)),
  };
}

export function needItem(record: NeedRecord): Item {
  const { pupilId, pupilName: name, className, changes } = record;
  return {
    pupilId,
    name,
    className,
    categories: currentNeeds(record).map(({ category }) => category),
    waiting: changes.filter(isOpen).map(({ state }) => state),
  };
}

/** What this person may do next with the change; null when it waits for someone else, or for nobody. */
export function nextForChange(
  caller: Caller,
  { schoolId, pupilId }: Pick<NeedRecord, 'schoolId' | 'pupilId'>,
  { author, verifier, state }: Change,
): 'verify-change' | 'apply-change' | null {
  if ([author.id, verifier?.id].includes(caller.openid) || caller.kinIds.includes(pupilId)) return null;
  if (state === 'submitted') return caller.holdsIn(schoolId, ledger.verifyChange.roles) ? 'verify-change' : null;
  return state === 'verified' && caller.holdsIn(schoolId, ledger.applyChange.roles) ? 'apply-change' : null;
}

function changeView(caller: Caller, record: NeedRecord, change: Change): Needs['changes'][number] {
  const { changeId, wanted, state, author, history } = change;
  const next = nextForChange(caller, record, change);
  return {
    changeId,
    wanted,
    state,
    author: author.name,
    mayVerify: next === 'verify-change',
    mayApply: next === 'apply-change',
    mayWithdraw: isOpen(change) && author.id === caller.openid,
    history: history.map(({ action, at, by, reason }) => ({ action, at, by: by.name, reason })),
  };
}
