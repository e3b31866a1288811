import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { costLines, costOf, idleCalls, REQUESTS_OF_IDLE_RUN } from '../../scripts/deploy/cost';
import type { Trigger } from '../../scripts/deploy/state';
import { startCloud } from '../../simulator/cloud/cloud';
import { projectLayout } from '../../simulator/layout';
import { builtFunctions, cloudOptions } from '../support/county/county';

describe('the cost of a month', () => {
  const idle = idleCalls([{ name: 'tick', cron: '0 */5 * * * * *' }]);

  test('a timer of five minutes runs 8640 times, and each run costs eight calls', () => {
    expect(idle).toBe(8640 * 8);
    expect(idleCalls([{ name: 'daily', cron: '0 0 6 * * * *' }])).toBe(30 * 8);
  });

  test('the smallest plan holds a school, not a county', () => {
    expect(costOf(idle, 600)).toMatchObject({
      calls: idle + 90_000,
      plan: expect.stringContaining('基础套餐够用（每月 200,000 次，19.9 元'),
    });
    expect(costOf(idle, 3000).plan).toMatch(/^超出基础套餐/);
    expect(costLines(idle, [600])).toHaveLength(2);
  });

  test('the guide says what the plan prints', () => {
    const guide = readFileSync(path.join(__dirname, '../../docs/deploy.md'), 'utf8');
    const { functions } = JSON.parse(readFileSync(projectLayout().functionsFile, 'utf8')) as {
      functions: { jobs: { timer: Trigger } };
    };
    const month = idleCalls([functions.jobs.timer]);
    const text = (calls: number) => calls.toLocaleString('en-US');
    expect(guide).toContain(`${String(REQUESTS_OF_IDLE_RUN)} 次数据库请求，30 天 ${text(month)} 次`);
    for (const guardians of [300, 900, 3000])
      expect(guide).toContain(`| ${text(guardians)} | ${text(costOf(month, guardians).calls)} |`);
    const [, most = ''] = /\| ([\d,]+) 以上 \| 200,000 以上 \|/.exec(guide) ?? [];
    const beyond = Number(most.replace(',', ''));
    expect([beyond - 1, beyond].map((guardians) => costOf(month, guardians).calls > 200_000)).toEqual([false, true]);
  });

  test('a run that finds nothing asks as often as is counted', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'idle-'));
    const cloud = await startCloud(cloudOptions(await builtFunctions(), dataDir));
    try {
      await cloud.runTimer('jobs');
      await cloud.runTimer('jobs');
      const run = (await cloud.calls()).at(-1);
      expect(run).toMatchObject({ functionName: 'jobs', source: 'wx_trigger' });
      expect(run?.requests.length).toBeLessThanOrEqual(REQUESTS_OF_IDLE_RUN);
      expect(run?.requests.length).toBeGreaterThan(2);
    } finally {
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
