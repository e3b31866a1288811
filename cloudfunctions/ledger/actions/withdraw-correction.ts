import { correctionOf, withdrawCorrection as withdraw } from '../../../domain/ledger/correction-steps';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Pupils } from '../pupil.store';

export function withdrawCorrection(pupils: Pupils): Handler<'ledger.withdrawCorrection'> {
  return async ({ pupilId, correctionId }, { act, caller, at }) => {
    if (!caller.wardIds.includes(pupilId)) return refused('not-found');
    return pupils.change(
      act,
      pupilId,
      (pupil) => withdraw(pupil, correctionId, { by: act.actor, at }),
      (next) => ({ state: correctionOf(next, correctionId)?.state ?? 'withdrawn' }),
    );
  };
}
