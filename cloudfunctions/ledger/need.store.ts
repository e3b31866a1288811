import { currentNeeds, isOpen, type NeedRecord } from '../../domain/ledger/need';
import type { Envelope } from '../platform/act';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';

/** Derived fields that queries find by. */
interface NeedFields extends NeedRecord {
  readonly isCurrent: boolean;
  /** The states of changes that wait, each once. */
  readonly waiting: readonly string[];
}

export type NeedDocument = NeedFields & Envelope;

const encoding: Encoding<NeedRecord, NeedFields> = {
  collection: 'needs',
  version: 1,
  encode: (record) => ({
    ...record,
    isCurrent: !record.isAway && currentNeeds(record).length > 0,
    waiting: record.isAway ? [] : [...new Set(record.changes.filter(isOpen).map(({ state }) => state))],
  }),
  decode: (document) => {
    const { isCurrent, waiting, ...record } = withoutEnvelope<NeedFields>(document);
    return record;
  },
};

/** One document for each pupil of whom anything was ever asked; its `_id` is the pupil's. */
export const needRecords = new Records(encoding);

export type NeedRecords = typeof needRecords;
