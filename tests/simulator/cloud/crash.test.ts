import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Sqlite } from '../../../simulator/cloud/database/sqlite';
import { Laboratory } from './laboratory';

const KILLS = 2;
const ENOUGH = 60;

let lab: Laboratory;
let victim: ChildProcess | undefined;
beforeAll(async () => {
  lab = await Laboratory.open();
  await lab.stop();
});
afterAll(async () => {
  victim?.kill('SIGKILL');
  await lab.close();
});

/** Runs the victim, kills it in the middle of its work, and answers what it had acknowledged. */
async function killUnderLoad(round: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'crash-victim.ts'), lab.dataDir, String(round)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  victim = child;
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'ready') acknowledged.push(line);
    if (acknowledged.length === ENOUGH) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return acknowledged;
}

describe('kill -9 under load', () => {
  test('loses nothing that was acknowledged and leaves no half transaction', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round++) acknowledged.push(...(await killUnderLoad(round)));
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * ENOUGH);

    await lab.start();
    const all = async (name: string): Promise<Record<string, unknown>[]> =>
      (await lab.run(`return (await db.collection(event.name).limit(1000).get()).data`, { name })) as Record<
        string,
        unknown
      >[];
    const things = new Map((await all('things')).map((document) => [document['_id'], document]));
    const pairs = new Map<unknown, number>();
    for (const { pair } of await all('users')) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);

    const lost = acknowledged.filter((line) => {
      const [kind, id] = line.split(' ');
      return kind === 'pair' ? pairs.get(id) !== 2 : things.get(id)?.['seen'] !== true;
    });
    expect(lost).toEqual([]);
    expect([...pairs.values()].filter((n) => n !== 2)).toEqual([]);
    expect(await lab.run(`return (await db.collection('things').where({ tags: 't' }).count()).total`)).toBe(
      things.size,
    );
    await lab.stop();
  }, 120_000);

  test('the database file is sound and its keys fit its documents', () => {
    const sql = new Sqlite(join(lab.dataDir, 'cloud.db'));
    expect(sql.get('pragma integrity_check')).toEqual({ integrity_check: 'ok' });
    const [things] = sql.all<{ id: number }>(`select id from collections where name = 'things'`);
    const [code] = sql.all<{ id: number }>(`select id from indexes where name = 'byCode'`);
    const count = (table: string): unknown => sql.get<{ n: number }>(`select count(*) as n from ${table}`)?.n;
    expect(count(`x${String(code?.id)}`)).toBe(count(`c${String(things?.id)}`));
    sql.close();
  });
});
