import { approve } from '../../../domain/subsidy/batch';
import type { Handler } from '../../platform/serve';
import type { PaymentStores } from '../payment-check';
import { signBatch } from '../signing';

const signature = { roles: ['leader', 'bureau'], state: 'audited', sign: approve } as const;

export function approveBatch(stores: PaymentStores): Handler<'subsidy.approveBatch'> {
  return (input, call) => signBatch(input, call, stores, signature);
}
