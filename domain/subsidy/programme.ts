import type { Programme } from '../../contract/vocabulary';

/** How often one pupil may be paid in one term: urgent aid as often as there is need. */
export function mostParts(programme: Programme): number {
  return programme === 'urgent-aid' ? 9 : 1;
}
