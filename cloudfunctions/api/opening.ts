import { openingLog } from '../ledger/note-opening';
import { openings } from '../ledger/opening.store';

/** Shared by every context that shows one named child's entry. */
export const noteOpening = openingLog(openings);
