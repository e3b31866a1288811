import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build/build';
import { runScript } from '../scripts/data/run-script';
import { DataError } from '../scripts/data/source';
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

const USAGE = `用法：npm run bench -- [--only 名字,名字] [--update]
  --only     只量这些：${Object.keys(measures).join('、')}
  --update   把 bench/limits.json 里的请求数上限改成这次量到的
结束码：0 都在上限之内，1 有超过的，2 没能量`;

/** npm run bench: prints a table, writes dist/bench.json, fails when a figure is above its limit. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, update: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const names = values.only?.split(',') ?? Object.keys(measures);
  const unknown = names.filter((name) => !(name in measures));
  if (unknown.length > 0) throw new DataError(`不认识 ${unknown.join('、')}。\n${USAGE}`);
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
    const checks = await run(names, { root, dist, world, update: values.update === true });
    mkdirSync(dist, { recursive: true });
    writeFileSync(join(dist, 'bench.json'), `${JSON.stringify({ checks }, undefined, 2)}\n`);
    return report(checks);
  } finally {
    await (await opened)?.close();
  }
}

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

runScript(main);
