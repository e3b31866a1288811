import type { Purpose } from '../../contract/consent';
import type { Consent } from '../../domain/identity/consent';
import { plainEncoding, Records } from '../platform/records';

/** One document for each pupil and purpose of which anything was ever said. */
export const consents = new Records(plainEncoding<Consent>('consents', 1));

export type Consents = typeof consents;

export function consentId(pupilId: string, purpose: Purpose): string {
  return `${pupilId}.${purpose}`;
}
