import { ledger } from '../../../contract/ledger';
import { takeBack } from '../../../domain/ledger/standing';
import { staleAgainst } from '../../platform/records';
import type { Handler } from '../../platform/serve';
import { barredFromRecording, followStanding, type DepartureStores } from '../departure-step';

export function takeBackDeparture(stores: DepartureStores): Handler<'ledger.takeBackDeparture'> {
  return async ({ pupilId, rev, reason }, call) => {
    const { act, today, at } = call;
    const barred = await barredFromRecording(stores, pupilId, call, ledger.takeBackDeparture.roles);
    if (barred) return barred;
    const reply = await stores.pupils.change(
      act,
      pupilId,
      (pupil, current) => staleAgainst(rev, current) ?? takeBack(pupil, { reason, today }, { by: act.actor, at }),
      (_next, saved) => ({ rev: saved }),
    );
    if (reply.ok) await followStanding(stores, act, pupilId);
    return reply;
  };
}
