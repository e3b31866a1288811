import type { Output } from '../../contract/index';
import { ledger } from '../../contract/ledger';
import type { Pupil } from '../../domain/ledger/pupil';
import type { Caller } from '../platform/caller';

type View = Pick<Output<'ledger.getPupil'>, 'rev' | 'standings' | 'mayRecordStanding'>;

/** The newest first, and whether this person may write it on: an office, and never about own kin. */
export function standingView(
  caller: Caller,
  { _id, rev, schoolId }: { readonly _id: string; readonly rev: number; readonly schoolId: string },
  { standings = [] }: Pick<Pupil, 'standings'>,
): View {
  return {
    rev,
    standings: [...standings].reverse().map(({ by, ...entry }) => ({ ...entry, by: by.name })),
    mayRecordStanding: caller.holdsIn(schoolId, ledger.recordDeparture.roles) && !caller.kinIds.includes(_id),
  };
}
