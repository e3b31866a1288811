import { sumFen } from '../../../domain/shared/money';
import { awaitsBank } from '../../../domain/subsidy/batch';
import { checkResultFile, type CheckedResult } from '../bank-check';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { PaymentStores } from '../payment-check';
import type { Sum } from '../sums';

export function checkBankResult(stores: PaymentStores): Handler<'subsidy.checkBankResult'> {
  return async ({ batchId, fileId }, call) => {
    const batch = await stores.batches.load(batchId);
    if (!batch || !call.caller.holdsIn(batch.state.schoolId, ['finance'])) return refused('not-found');
    if (!awaitsBank(batch.state)) return refused('wrong-state');
    const checked = await checkResultFile(fileId, call, batch.state, stores);
    if ('ok' in checked) return checked;
    const { declared } = checked;
    const [paid, failed] = [sum(checked, 'paid'), sum(checked, 'failed')];
    const unknown = {
      count: declared.count - paid.count - failed.count,
      fen: declared.fen - paid.fen - failed.fen,
    };
    return answered({ declared, paid, failed, unknown });
  };
}

function sum({ lines }: CheckedResult, outcome: 'paid' | 'failed'): Sum {
  const said = lines.filter(({ word, isDeclared }) => isDeclared && word.outcome === outcome);
  return { count: said.length, fen: sumFen(said.map(({ word }) => word.amountFen)) };
}
