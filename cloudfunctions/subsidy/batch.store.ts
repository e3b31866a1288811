import type { Batch } from '../../domain/subsidy/batch';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';

interface BatchFields extends Batch {
  /** `<createdAt>|<id>`: the list, newest first. */
  readonly createdKey: string;
}

const encoding: Encoding<Batch, BatchFields> = {
  collection: 'batches',
  version: 1,
  encode: (batch) => ({ ...batch, createdKey: `${batch.createdAt}|${batch.batchId}` }),
  decode: (document) => {
    const { createdKey, ...batch } = withoutEnvelope<BatchFields>(document);
    return batch;
  },
};

export const batches = new Records(encoding);

export type Batches = typeof batches;
