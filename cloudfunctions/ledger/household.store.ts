import type { Household } from '../../domain/ledger/household';
import { Records, withoutEnvelope } from '../platform/records';

/** The first version knew no members. */
type HouseholdFields = Pick<Household, 'schoolId' | 'village' | 'head'> & Partial<Household>;

export const households = new Records<Household, HouseholdFields>({
  collection: 'households',
  version: 2,
  encode: (household) => household,
  decode: (document) => ({
    members: [],
    referrals: [],
    history: [],
    ...withoutEnvelope<HouseholdFields>(document),
  }),
});

export type Households = typeof households;
