import type { Pledge } from '../../domain/donation/pledge';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';

/** Derived fields that queries sort and find by. */
interface PledgeFields extends Pledge {
  /** `<createdAt>|<id>`: the lists, newest first. */
  readonly createdKey: string;
  readonly donorId: string;
}

const encoding: Encoding<Pledge, PledgeFields> = {
  collection: 'pledges',
  version: 1,
  encode: (pledge) => ({
    ...pledge,
    createdKey: `${pledge.createdAt}|${pledge.pledgeId}`,
    donorId: pledge.donor.id,
  }),
  decode: (document) => {
    const { createdKey, donorId, ...pledge } = withoutEnvelope<PledgeFields>(document);
    return pledge;
  },
};

export const pledges = new Records(encoding);

export type Pledges = typeof pledges;
