import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from '../scripts/build/build';
import { DataError } from '../scripts/data/source';
import { runScript } from '../scripts/run-script';
import { command } from '../simulator/command-line';
import type { BenchContext, Check, Measure } from './check';
import { measure as imports } from './import';
import { measure as overhead } from './overhead';
import { measure as pages } from './pages';
import { measure as requests } from './requests';
import { measure as size } from './size';
import { startWorld, type World } from './world';

const measures: Readonly<Record<string, Measure>> = { size, requests, overhead, pages, import: imports };
const root = resolve(__dirname, '..');
const dist = join(root, 'dist');

const benching = command({
  name: 'npm run bench',
  what: '量请求数、开销、包大小、节点数，与 bench/limits.json 里的上限比，写 dist/bench.json。要几分钟。',
  options: {
    only: { value: 'NAMES', text: `只量这些（逗号隔开）：${Object.keys(measures).join('、')}` },
    update: { text: '把 bench/limits.json 里的请求数上限改成这次量到的' },
  },
  notes: ['结束码：0 都在上限之内，1 有超过的，2 没能量'],
});

/** npm run bench: prints a table, writes dist/bench.json, fails when a figure is above its limit. */
void runScript(benching, async ({ options: { only, update } }) => {
  const names = only?.split(',') ?? Object.keys(measures);
  const unknown = names.filter((name) => !(name in measures));
  if (unknown.length > 0)
    throw new DataError(`--only 不认识 ${unknown.join('、')}。可以量的是 ${Object.keys(measures).join('、')}。`);
  await build({ outDir: dist });
  let opened: Promise<World> | undefined;
  const world = () => (opened ??= startWorld(root, (line) => console.log(line)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(
      signal,
      () => void Promise.resolve(opened?.then((one) => one.close())).finally(() => process.exit(130)),
    );
  }
  try {
    const checks = await run(names, { root, dist, world, update: update === true });
    mkdirSync(dist, { recursive: true });
    writeFileSync(join(dist, 'bench.json'), `${JSON.stringify({ checks }, undefined, 2)}\n`);
    return report(checks);
  } finally {
    await (await opened)?.close();
  }
});

async function run(names: readonly string[], context: BenchContext): Promise<Check[]> {
  const checks: Check[] = [];
  for (const name of names) {
    const measure = measures[name];
    if (measure === undefined) throw new Error(`no measure ${name}; there are ${Object.keys(measures).join(', ')}`);
    const started = performance.now();
    const own = await measure(context);
    print(name, own, performance.now() - started);
    checks.push(...own.map((one) => ({ ...one, name: `${name}: ${one.name}` })));
  }
  return checks;
}

function print(title: string, checks: readonly Check[], ms: number): void {
  console.log(`\n${title} (${(ms / 1000).toFixed(1)} s)`);
  const width = Math.max(...checks.map(({ name }) => name.length));
  for (const { name, value, limit, unit, holds } of checks) {
    const figures = `${String(value).padStart(9)} ≤ ${String(limit).padStart(6)} ${unit}`;
    console.log(`${holds ? '  ' : '✗ '}${name.padEnd(width)} ${figures}`);
  }
}

function report(checks: readonly Check[]): number {
  const failed = checks.filter(({ holds }) => !holds);
  console.log(`\n${String(checks.length)} figures, ${String(failed.length)} above their limit; dist/bench.json`);
  return failed.length > 0 ? 1 : 0;
}
