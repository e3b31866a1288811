import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openCounty, type County } from '../support/county/county';
import { reportOf, sealAll } from '../support/county/sealing';
import { lives } from '../support/register/commands';
import { Conductor } from '../support/register/conductor';
import { projectLayout } from '../../simulator/layout';
import { loadSecrets } from '../../simulator/secrets';

/** `REGISTER_RUNS=200 REGISTER_SEED=7 npx jest tests/functions/register-model` looks longer, and elsewhere. */
const numRuns = Number(process.env['REGISTER_RUNS'] ?? 8);
const seed = Number(process.env['REGISTER_SEED'] ?? 20_261_120);
const patienceMs = 60_000 + numRuns * 20_000;

let county: County;
beforeAll(async () => {
  county = await openCounty();
  Object.assign(process.env, loadSecrets(county.dataDir, projectLayout().functionsFile).environment);
}, 180_000);
afterAll(() => county.close());

test(
  'whatever people do to the register, it is what the model says, and everything that repeats it agrees',
  async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(lives, async (commands) => {
        const conductor = new Conductor(county, (runs += 1));
        for (const command of commands) await conductor.take(command);
      }),
      { numRuns, seed, endOnFailure: true },
    );
  },
  patienceMs,
);

test('and the audit log holds every change', async () => {
  await sealAll(county.cloud, county.dataDir);
  expect((await reportOf(county.dataDir)).faults).toEqual([]);
}, 120_000);
