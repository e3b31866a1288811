import { purposes, type ConsentView } from '../../contract/consent';
import { standing } from '../../domain/identity/consent';
import { consentId, type Consents } from './consent.store';

interface Seen {
  readonly schoolId: string;
  readonly today: string;
  readonly barredIds: readonly string[];
}

/** All purposes of one pupil, in one request. */
export async function consentsOfPupil(store: Consents, pupilId: string) {
  const found = await store.collection.getMany(purposes.map((purpose) => consentId(pupilId, purpose)));
  return (seen: Seen): ConsentView[] =>
    purposes.map((purpose) => {
      const consent = found.find((one) => one.purpose === purpose) ?? null;
      return {
        purpose,
        ...standing(consent, seen),
        history: (consent?.entries ?? [])
          .filter(({ schoolId }) => schoolId === seen.schoolId)
          .map((entry) => ({
            event: entry.event,
            by: entry.by.relation,
            at: entry.at,
            until: entry.event === 'give' ? entry.until : null,
          }))
          .reverse(),
      };
    });
}
