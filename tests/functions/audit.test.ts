import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealedCollections, type AuditEntry } from '../../contract/audit';
import type { AuditReport } from '../../scripts/audit/verify';
import { parseCron } from '../../simulator/cloud/cron';
import { Sqlite } from '../../simulator/cloud/database/sqlite';
import { projectLayout } from '../../simulator/layout';
import { openCounty, type County } from '../support/county/county';
import { noticeFor } from '../support/county/notices';
import { anyIdNumber } from '../support/county/papers';
import { reportOf, sealAll, tickMs } from '../support/county/sealing';

const MOST_CALLS_A_MONTH = 20_000;

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const entries = () => (county.documents()['audit'] ?? []) as unknown as AuditEntry[];

/** The revision of every document that carries events. */
function revisions(): Map<string, number> {
  const documents = county.documents();
  return new Map(
    Object.entries(documents).flatMap(([collection, all]) =>
      all.filter(({ events }) => Array.isArray(events)).map(({ _id, rev }) => [`${collection}.${_id}`, Number(rev)]),
    ),
  );
}

const draft = () => noticeFor(county.world.A, { title: '还没写完' });

async function draftMany(count: number): Promise<void> {
  const author = county.person('oATeacher1');
  await Promise.all(Array.from({ length: count }, () => author.ask('notice.saveDraft', draft())));
}

/** One guardian changes the answer again and again until `isOver`, which is told how many answers were given. */
async function answering(isOver: (answers: number) => boolean): Promise<void> {
  const mother = county.person('oAMother');
  const [disbursementId = ''] = county.world.batches.paidLines;
  let answers = 0;
  while (!isOver(answers)) {
    await mother.ask('subsidy.confirmReceipt', { disbursementId, answer: answers % 2 ? 'received' : 'not-received' });
    answers += 1;
  }
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);

describe('sealing', () => {
  test('every collection that carries events is sealed', () => {
    const carrying = Object.entries(county.documents()).filter(([, all]) =>
      all.some(({ events }) => Array.isArray(events)),
    );
    expect(
      carrying.map(([name]) => name).filter((name) => !sealedCollections.some((sealed) => sealed === name)),
    ).toEqual([]);
  });

  test('names what waits before it has run', async () => {
    const { tail, faults } = await reportOf(county.dataDir);
    expect(faults).toEqual([]);
    expect(sum(tail.values())).toBe(sum(revisions().values()));
  });

  test('moves every event once, and leaves the revisions as they were', async () => {
    const before = revisions();
    await sealAll(county.cloud, county.dataDir);
    expect(revisions()).toEqual(before);
    expect(await reportOf(county.dataDir)).toMatchObject({ faults: [], entries: sum(before.values()) });
    const waiting = Object.values(county.documents())
      .flat()
      .filter(({ events }) => Array.isArray(events) && events.length);
    expect(waiting).toEqual([]);
  });

  test('has a chain for each school and one for the county', () => {
    const { A, B } = county.world;
    expect([...new Set(entries().map(({ chain }) => chain))].sort()).toEqual([A.schoolId, B.schoolId, 'county'].sort());
  });

  test('keeps no personal values', () => {
    const text = JSON.stringify(entries());
    expect(text).not.toMatch(/\p{Script=Han}/u);
    expect(text).not.toMatch(anyIdNumber);
  });

  test('two jobs at once seal each event once', async () => {
    await draftMany(20);
    await county.cloud.clock.advance(3 * tickMs);
    await Promise.all(Array.from({ length: 4 }, () => county.cloud.runTimer('jobs')));
    await sealAll(county.cloud, county.dataDir);
    expect(await reportOf(county.dataDir)).toMatchObject({ faults: [], entries: sum(revisions().values()) });
  });

  test('writing goes on while it runs', async () => {
    let rings = 0;
    const seen = { isEnough: false };
    const writing = answering((answers) => {
      seen.isEnough = answers > 3;
      return seen.isEnough && rings >= 8;
    });
    for (; rings < 8 || !seen.isEnough; rings += 1) {
      await county.cloud.clock.advance(tickMs);
      await county.cloud.runTimer('jobs');
    }
    await writing;
    await sealAll(county.cloud, county.dataDir);
    expect(await reportOf(county.dataDir)).toMatchObject({ faults: [], entries: sum(revisions().values()) });
  });
});

describe('the cost of nothing to do', () => {
  test('stays within the free allowance of a month', async () => {
    await sealAll(county.cloud, county.dataDir);
    const after = (await county.cloud.calls()).at(-1)?.seq ?? 0;
    for (let ring = 0; ring < 6; ring += 1) {
      await county.cloud.clock.advance(tickMs);
      await county.cloud.runTimer('jobs');
    }
    const calls = await county.cloud.calls(after);
    const dearest = Math.max(...calls.map(({ requests }) => 1 + requests.length));
    expect(calls).toHaveLength(6);
    expect(dearest * ringsInAMonth()).toBeLessThanOrEqual(MOST_CALLS_A_MONTH);
  });

  function ringsInAMonth(): number {
    const { functions } = JSON.parse(readFileSync(projectLayout().functionsFile, 'utf8')) as {
      functions: { jobs: { timer: { cron: string } } };
    };
    const [first, second] = parseCron(functions.jobs.timer.cron).nextRuns(2, new Date('2026-10-01T00:00:00+08:00'));
    expect(Number(second) - Number(first)).toBe(tickMs);
    return (31 * 24 * 3_600_000) / tickMs;
  }
});

describe('verify names the place', () => {
  const at = (place: number) => {
    const found = entries().find((entry) => entry.chain === county.world.A.schoolId && entry.place === place);
    if (!found) throw new Error(`no entry ${String(place)}`);
    return found;
  };
  const chain = () => `链 ${county.world.A.schoolId} 在第`;

  test('of an altered entry', async () => {
    const { _id } = at(5);
    const report = await tampered(
      'audit',
      `update TABLE set body = replace(body, '"actor":"o', '"actor":"x') where ${is(_id)}`,
    );
    expect(report.faults[0]).toBe(`${chain()} 5 环断了：${_id} 被改动过`);
  });

  test('of a missing entry', async () => {
    const report = await tampered('audit', `delete from TABLE where ${is(at(7)._id)}`);
    expect(report.faults[0]).toContain(`${chain()} 7 环断了：这一环不见了`);
    expect(report.faults[1]).toContain('没有审计事件');
  });

  test('of a chain that was cut short', async () => {
    const last = Math.max(
      ...entries()
        .filter((one) => one.chain === county.world.A.schoolId)
        .map(({ place }) => place),
    );
    const report = await tampered('audit', `delete from TABLE where ${is(at(last)._id)}`);
    expect(report.faults[0]).toContain(`${chain()} ${String(last)} 环断了：链头记到第 ${String(last)} 环`);
  });

  test('of a document that was put back to an earlier state', async () => {
    const { noticeId, rev } = county.world.notices.published;
    const report = await tampered(
      'notices',
      `update TABLE set body = replace(body, '"rev":${String(rev)}', '"rev":1') where ${is(noticeId)}`,
    );
    expect(report.faults[0]).toContain(`集合 notices 的文档 ${noticeId}`);
  });

  test('of an event that was taken out before it was sealed', async () => {
    const { noticeId } = await county.person('oATeacher1').ask('notice.saveDraft', draft());
    const report = await tampered(
      'notices',
      `update TABLE set body = json_set(body, '$.events', json('[]')) where ${is(noticeId)}`,
    );
    expect(report.faults).toEqual([`集合 notices 的文档 ${noticeId} 第 1 次改动没有审计事件`]);
    expect([...(await reportOf(county.dataDir)).tail]).toEqual([['notices', 1]]);
  });

  const is = (id: string) => `json_extract(body, '$._id') = '${id}'`;

  /** What is said of a copy in which someone has been at work. */
  async function tampered(collection: string, change: string): Promise<AuditReport> {
    const dir = mkdtempSync(join(tmpdir(), 'tampered-'));
    const running = new Sqlite(join(county.dataDir, 'cloud.db'));
    running.exec(`vacuum into '${join(dir, 'cloud.db')}'`);
    running.close();
    const copy = new Sqlite(join(dir, 'cloud.db'));
    const id = copy.get<{ id: number }>('select id from collections where name = ?', collection)?.id ?? 0;
    copy.exec(change.replace('TABLE', `c${String(id)}`));
    copy.close();
    try {
      return await reportOf(dir);
    } finally {
      rmSync(dir, { recursive: true });
    }
  }
});
