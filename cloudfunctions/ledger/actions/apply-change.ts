import { ledger } from '../../../contract/ledger';
import { apply } from '../../../domain/ledger/need';
import type { Colleagues } from '../../platform/colleagues';
import type { Handler } from '../../platform/serve';
import { decideChange } from '../need-step';
import type { NeedRecords } from '../need.store';

export function applyChange(records: NeedRecords, colleagues: Colleagues): Handler<'ledger.applyChange'> {
  return (input, call) =>
    decideChange({ records, colleagues }, input, call, { roles: ledger.applyChange.roles, decide: apply });
}
