import { readFileSync } from 'node:fs';
import { startCloud, type Cloud } from '../../simulator/cloud/cloud';
import { projectLayout } from '../../simulator/layout';
import { loadSecrets } from '../../simulator/secrets';

/** The timer rings so often; a lease that died with its holder is free again by then. */
const tickMs = 20 * 60_000;

/** The local cloud over a data folder that is there already, with these built functions. */
export function openCloud(dataDir: string, functionsDir: string): Promise<Cloud> {
  const { functionsFile, databaseFile, environmentFile } = projectLayout();
  const { appId, envId } = JSON.parse(readFileSync(environmentFile, 'utf8')) as { appId: string; envId: string };
  const { environment } = loadSecrets(dataDir, functionsFile);
  return startCloud({
    functionsDir,
    functionsFile,
    databaseFile,
    dataDir,
    environment,
    appId,
    envId,
    timers: false,
    onOutput: (name, line) => process.stderr.write(`[${name}] ${line}\n`),
  });
}

/** Moves the clock on by one tick and lets the timer ring. */
export async function ring(cloud: Cloud): Promise<void> {
  await cloud.clock.advance(tickMs);
  await cloud.runTimer('jobs');
}
