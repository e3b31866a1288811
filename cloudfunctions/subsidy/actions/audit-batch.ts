import { audit } from '../../../domain/subsidy/batch';
import type { Handler } from '../../platform/serve';
import type { PaymentStores } from '../payment-check';
import { signBatch } from '../signing';

/** The finance office; the bureau where a school has one person only. */
const signature = { roles: ['finance', 'bureau'], state: 'draft', sign: audit } as const;

export function auditBatch(stores: PaymentStores): Handler<'subsidy.auditBatch'> {
  return (input, call) => signBatch(input, call, stores, signature);
}
