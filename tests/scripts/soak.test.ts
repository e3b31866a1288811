import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { soak } from '../../scripts/soak/soak';
import { builtFunctions, openCounty } from '../support/county/county';

let dataDir: string;
beforeAll(async () => {
  const county = await openCounty();
  await county.cloud.close();
  dataDir = mkdtempSync(join(tmpdir(), 'soak-'));
  cpSync(county.dataDir, dataDir, { recursive: true });
  await county.close();
}, 180_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('killed twice while it writes and seals: nothing answered is lost, nothing is half-written, the chains are whole', async () => {
  const report = await soak({ dataDir, functionsDir: await builtFunctions(), kills: 2, seed: 7 });
  expect(report.faults).toEqual([]);
  expect(report.answered).toBeGreaterThanOrEqual(40);
}, 120_000);
