import { ledger } from '../../../contract/ledger';
import { depart } from '../../../domain/ledger/standing';
import { staleAgainst } from '../../platform/records';
import type { Handler } from '../../platform/serve';
import { barredFromRecording, followStanding, type DepartureStores } from '../departure-step';

export function recordDeparture(stores: DepartureStores): Handler<'ledger.recordDeparture'> {
  return async ({ pupilId, rev, ...gone }, call) => {
    const { act, today, at } = call;
    const barred = await barredFromRecording(stores, pupilId, call, ledger.recordDeparture.roles);
    if (barred) return barred;
    const reply = await stores.pupils.change(
      act,
      pupilId,
      (pupil, current) => staleAgainst(rev, current) ?? depart(pupil, { ...gone, today }, { by: act.actor, at }),
      (_next, saved) => ({ rev: saved }),
    );
    if (reply.ok) await followStanding(stores, act, pupilId);
    return reply;
  };
}
