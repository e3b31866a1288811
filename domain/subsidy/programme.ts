import type { Programme } from '../../contract/vocabulary';

/** Who lives at school has the one, who does not has the other: never both in a term. */
export function exclusiveOf(programme: Programme): Programme | null {
  if (programme === 'boarder-living') return 'day-pupil-living';
  return programme === 'day-pupil-living' ? 'boarder-living' : null;
}

/** Why a pupil who lives at school, or does not, has no right to it. */
export function lodgingFault(programme: Programme, boarder: boolean): 'not-boarder' | 'not-day-pupil' | null {
  if (programme === 'boarder-living' && !boarder) return 'not-boarder';
  return programme === 'day-pupil-living' && boarder ? 'not-day-pupil' : null;
}

/** How often one pupil may be paid in one term: urgent aid as often as there is need. */
export function mostParts(programme: Programme): number {
  return programme === 'urgent-aid' ? 9 : 1;
}
