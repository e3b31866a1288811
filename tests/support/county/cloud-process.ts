import { startCloud } from '../../../simulator/cloud/cloud';
import { cloudOptions, openedAt } from './county';

/** One call, as the test's process asks for it. */
export interface Asked {
  readonly id: number;
  readonly openid: string;
  readonly data: unknown;
}

export type Told =
  { readonly type: 'ready' } | { readonly type: 'answer'; readonly id: number; readonly reply: unknown };

/** The cloud in a process of its own, so that a test may kill it: `node cloud-process.ts FUNCTIONS DATA`, spoken to by messages. */
async function main([functionsDir = '', dataDir = '']: readonly string[]): Promise<void> {
  const cloud = await startCloud({ ...cloudOptions(functionsDir, dataDir), onOutput: () => undefined });
  await cloud.clock.set(openedAt);
  const tell = (told: Told) => process.send?.(told);
  process.on('message', (asked: Asked) => {
    cloud.call(asked.openid, 'api', asked.data).then(
      (reply) => tell({ type: 'answer', id: asked.id, reply }),
      (error: unknown) => tell({ type: 'answer', id: asked.id, reply: error }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  tell({ type: 'ready' });
}

void main(process.argv.slice(2));
