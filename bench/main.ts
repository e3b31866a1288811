import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build/build';
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

/** npm run bench [-- --only size,requests] [-- --update]: prints a table, writes dist/bench.json, fails when a figure is above its limit. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, update: { type: 'boolean' } } });
  const names = values.only?.split(',') ?? Object.keys(measures);
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
    report(checks);
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

function report(checks: readonly Check[]): void {
  const failed = checks.filter(({ holds }) => !holds);
  console.log(`\n${String(checks.length)} figures, ${String(failed.length)} above their limit; dist/bench.json`);
  if (failed.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
