import type { SimulatorClient } from '../../../simulator/client';
import { verify, type AuditReport } from '../../../scripts/audit/verify';
import { LocalSource } from '../../../scripts/data/local-source';
import { until } from '../until';

/** From one ring of the timer to the next. */
export const tickMs = 20 * 60_000;

export async function reportOf(dataDir: string): Promise<AuditReport> {
  const source = new LocalSource(dataDir);
  try {
    return await verify(source);
  } finally {
    await source.close();
  }
}

/** Lets the timer ring until no event waits. */
export async function sealAll(cloud: SimulatorClient, dataDir: string): Promise<void> {
  await until(
    async () => {
      await cloud.clock.advance(tickMs);
      await cloud.runTimer('jobs');
      return (await reportOf(dataDir)).tail.size === 0;
    },
    'every event to be sealed',
    { timeoutMs: 60_000 },
  );
}
