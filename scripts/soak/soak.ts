import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AuditEntry } from '../../contract/audit';
import { Sqlite } from '../../simulator/cloud/database/sqlite';
import { verify } from '../audit/verify';
import { LocalSource } from '../data/local-source';
import { openCloud, ring } from './cloud';
import type { Answered } from './victim';

export interface SoakOptions {
  readonly dataDir: string;
  readonly functionsDir: string;
  readonly kills: number;
  /** The same seed kills after the same numbers of answers. */
  readonly seed: number;
  readonly say?: (line: string) => void;
}

export interface SoakReport {
  readonly answered: number;
  readonly entries: number;
  /** What does not hold, one sentence each. */
  readonly faults: readonly string[];
}

const fewest = 20;
const spread = 60;
const mostRings = 200;

/** Kills the cloud under load again and again, then compares what it keeps with what it had answered. */
export async function soak({ dataDir, functionsDir, kills, seed, say = () => {} }: SoakOptions): Promise<SoakReport> {
  const answered: Answered[] = [];
  for (let round = 0; round < kills; round += 1) {
    const target = fewest + ((Math.imul(seed + round, 2_654_435_761) >>> 0) % spread);
    answered.push(...(await killAfter(target, [dataDir, functionsDir, String(round)])));
    say(`第 ${String(round + 1)} 次断电，答复过 ${String(answered.length)} 次写入`);
  }
  await sealTheRest(dataDir, functionsDir);
  return compare(dataDir, answered);
}

/** Runs the victim until it has answered so often, and what it managed to answer before it was gone. */
async function killAfter(target: number, args: readonly string[]): Promise<Answered[]> {
  const victim = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'victim.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const answered: Answered[] = [];
  try {
    for await (const line of createInterface({ input: victim.stdout })) {
      answered.push(JSON.parse(line) as Answered);
      if (answered.length === target) victim.kill('SIGKILL');
    }
    if (victim.exitCode === null && victim.signalCode === null) await once(victim, 'exit');
  } finally {
    victim.kill('SIGKILL');
  }
  if (victim.signalCode !== 'SIGKILL') throw new Error('the cloud ended before it was killed');
  return answered;
}

async function sealTheRest(dataDir: string, functionsDir: string): Promise<void> {
  const cloud = await openCloud(dataDir, functionsDir);
  try {
    for (let rings = 0; (await waiting(dataDir)) > 0; rings += 1) {
      if (rings === mostRings) throw new Error('some events are never sealed');
      await ring(cloud);
    }
  } finally {
    await cloud.close();
  }
}

async function waiting(dataDir: string): Promise<number> {
  const source = new LocalSource(dataDir);
  try {
    return (await verify(source)).tail.size;
  } finally {
    await source.close();
  }
}

async function compare(dataDir: string, answered: readonly Answered[]): Promise<SoakReport> {
  const source = new LocalSource(dataDir);
  try {
    const { faults, entries } = await verify(source);
    const log: AuditEntry[] = [];
    for await (const entry of source.documents('audit')) log.push(entry as unknown as AuditEntry);
    const found = new Set(log.map(({ actor, key }) => `${actor} ${key}`));
    const lost = answered.filter(({ actor, key }) => !found.has(`${actor} ${key}`));
    return {
      answered: answered.length,
      entries,
      faults: [
        ...faults,
        ...lost.map(({ actor, action, key }) => `答复过的写入丢了：${action} ${actor} ${key}`),
        ...(await halves(source, log)),
        ...damageOf(dataDir),
      ],
    };
  } finally {
    await source.close();
  }
}

/** State and events travel in one update: a payment has as many answers as its log has. */
async function halves(source: LocalSource, log: readonly AuditEntry[]): Promise<string[]> {
  const logged = new Map<string, number>();
  for (const { action, documentId } of log)
    if (action === 'subsidy.confirmReceipt') logged.set(documentId, (logged.get(documentId) ?? 0) + 1);
  const faults: string[] = [];
  for await (const line of source.documents('disbursements')) {
    const { _id, answers } = line as unknown as { _id: string; answers: readonly unknown[] };
    if (answers.length !== (logged.get(_id) ?? 0)) faults.push(`发放记录 ${_id} 只写了一半`);
  }
  return faults;
}

function damageOf(dataDir: string): string[] {
  const sql = new Sqlite(join(dataDir, 'cloud.db'));
  try {
    const { integrity_check: said } = sql.get<{ integrity_check: string }>('pragma integrity_check') ?? {};
    return said === 'ok' ? [] : [`数据库文件坏了：${String(said)}`];
  } finally {
    sql.close();
  }
}
