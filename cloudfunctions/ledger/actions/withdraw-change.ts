import { ledger } from '../../../contract/ledger';
import { withdraw } from '../../../domain/ledger/need';
import type { Handler } from '../../platform/serve';
import { stepWithChange } from '../need-step';
import type { NeedRecords } from '../need.store';

export function withdrawChange(records: NeedRecords): Handler<'ledger.withdrawChange'> {
  return (input, call) =>
    stepWithChange(records, input, call, {
      roles: ledger.withdrawChange.roles,
      decide: (record) => withdraw(record, input.changeId, { by: call.act.actor, at: call.at }),
    });
}
