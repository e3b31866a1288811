import type { PersonaName } from './personas';
import type { Query } from './queries';

export interface Visit {
  by: readonly PersonaName[];
  /** What the page is opened with, found by calling actions as this person. */
  query?: Query;
  /** Labels tapped one after the other once the page is there: a sheet, a second step. */
  taps?: readonly string[];
  /** The page first asks why the entry is opened. */
  asksWhy?: boolean;
  /** The person is refused, and the page says so. */
  refused?: boolean;
  /** The server refuses, and the page shows the way to one's own list instead. */
  ledElsewhere?: boolean;
}
