import { ledger } from '../../../contract/ledger';
import { verify } from '../../../domain/ledger/need';
import type { Colleagues } from '../../platform/colleagues';
import type { Handler } from '../../platform/serve';
import { decideChange } from '../need-step';
import type { NeedRecords } from '../need.store';

export function verifyChange(records: NeedRecords, colleagues: Colleagues): Handler<'ledger.verifyChange'> {
  return (input, call) =>
    decideChange({ records, colleagues }, input, call, { roles: ledger.verifyChange.roles, decide: verify });
}
