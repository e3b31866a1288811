import { join } from 'node:path';
import { readKeys } from '../../../scripts/backup/keys';
import { LocalSource } from '../../../scripts/data/local-source';
import { progressOf, sumOf, type Progress } from '../../../scripts/keys/progress';
import { openedAt, type County } from './county';
import { tickMs } from './sealing';

export const keyFileOf = ({ dataDir }: County): string => join(dataDir, 'secrets.json');

/** What `npm run keys -- --status` counts. */
export async function progressIn(county: County): Promise<Progress> {
  const source = new LocalSource(county.dataDir);
  try {
    return await progressOf(source, readKeys(keyFileOf(county)), new Date());
  } finally {
    await source.close();
  }
}

export async function leftIn(county: County): Promise<number> {
  return sumOf((await progressIn(county)).old);
}

/** The functions know the keys from when the cloud is started. */
export async function restart(county: County): Promise<void> {
  await county.stop();
  await county.start();
}

/** The first ring after the opening at which documents are moved. */
export function rekeyRing(): Date {
  const first = Math.round(openedAt.getTime() / tickMs);
  const ticks = Array.from({ length: 7 }, (_, at) => first + at);
  return new Date((ticks.find((tick) => tick % 7 === 3) ?? first) * tickMs);
}

export async function ringRekeying(county: County): Promise<void> {
  await county.cloud.clock.set(rekeyRing());
  await county.cloud.runTimer('jobs');
}
