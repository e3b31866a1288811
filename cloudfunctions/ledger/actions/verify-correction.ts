import { ledger } from '../../../contract/ledger';
import { verifyCorrection as verify } from '../../../domain/ledger/correction-steps';
import type { Handler } from '../../platform/serve';
import { decideCorrection, type CorrectionStores } from '../correction-step';

export function verifyCorrection(stores: CorrectionStores): Handler<'ledger.verifyCorrection'> {
  return (input, call) =>
    decideCorrection(stores, input, call, {
      roles: ledger.verifyCorrection.roles,
      prepare: ({ found: { correctionId }, family }, decision) =>
        Promise.resolve((pupil) => verify(pupil, correctionId, { by: call.act.actor, at: call.at, decision, family })),
    });
}
