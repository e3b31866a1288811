import { test } from '@jest/globals';
import { DEVTOOLS_URL } from './stage';

/** What a journey uses that WeChat DevTools does not have. */
export type Need = 'several people' | 'inbox' | 'answers' | 'network' | 'clock' | 'runTimer' | 'chooseFile' | 'scan';

const JOURNEY_MS = 120_000;

/** One user story. On DevTools a story that needs more than DevTools has is named and left out; on the simulator all run. */
export function journey(title: string, needs: Need[], run: () => Promise<void>): void {
  if (process.env[DEVTOOLS_URL] && needs.length > 0) test.skip(`${title} (not on DevTools: ${needs.join(', ')})`, run);
  else test(title, run, JOURNEY_MS);
}
