// npm test: everything that must hold, from a fresh clone. `npm test -- --only types,jest tests/domain` runs a part.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PARTS = [
  '.',
  'contract',
  'domain',
  'cloudfunctions',
  'miniprogram',
  'simulator/phone/runtime',
  'simulator/phone/shell',
];

/** @typedef {{ kind: string, label: string, args: string[], streams?: boolean }} Step */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** The JavaScript file behind a package's command: started by this Node, so it needs no shell. @param {string} name */
function tool(name) {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const command = name === 'typescript' ? 'tsc' : name;
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Steps of one round run two at a time; rounds follow each other. @param {string[]} jestArgs @returns {Step[][]} */
function rounds(jestArgs) {
  const types = PARTS.map((part) => ({
    kind: 'types',
    label: `类型 ${part === '.' ? '其余' : part}`,
    args: [tool('typescript'), '--project', part, '--pretty'],
  }));
  return [
    [
      { kind: 'lint', label: '规则 eslint', args: [tool('eslint'), '.', '--max-warnings', '0', '--color'] },
      { kind: 'format', label: '格式 prettier', args: [tool('prettier'), '--check', '--log-level', 'warn', '.'] },
      ...types,
    ],
    [
      { kind: 'build', label: '构建 dist', args: ['--import', 'tsx', 'scripts/build/main.ts'] },
      { kind: 'browser', label: '浏览器', args: ['--import', 'tsx', 'scripts/browser.ts'] },
    ],
    [{ kind: 'jest', label: '测试 jest', args: [tool('jest'), '--ci', ...jestArgs], streams: true }],
  ];
}

/** @param {Step} step */
async function run(step) {
  const started = performance.now();
  if (step.streams) console.log(`… ${step.label}`);
  const { code, output } = await execute(step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code === 0) return console.log(`✓ ${step.label}  ${seconds} 秒`);
  if (stopped) return;
  stopAll();
  console.error(output);
  console.error(`✗ ${step.label} 没有通过（${seconds} 秒）`);
  process.exitCode = 1;
}

/** @param {Step} step @returns {Promise<{ code: number, output: string }>} */
function execute({ args, streams }) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: streams ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

let stopped = false;
function stopAll() {
  stopped = true;
  for (const child of running) child.kill();
}

/** @param {Step[]} steps */
async function runRound(steps) {
  const waiting = [...steps];
  const worker = async () => {
    for (let step = waiting.shift(); step && !stopped; step = waiting.shift()) await run(step);
  };
  await Promise.all([worker(), worker()]);
}

/** The steps that were asked for; null when help was. */
async function readArgs() {
  const { require: load } = await import('tsx/cjs/api');
  /** @type {typeof import('../simulator/command-line')} */
  const { helpOf, readCommandLine } = load('../simulator/command-line.ts', import.meta.url);
  const kinds = [...new Set(rounds([]).flatMap((steps) => steps.map(({ kind }) => kind)))];
  const testing = {
    name: 'npm test',
    what: '安装、检查、构建，跑完全部测试。要十几分钟。',
    words: { name: '[PATH]', text: '只跑这些测试，如 tests/domain' },
    options: { only: { value: 'STEPS', text: `只做这些（逗号隔开）：${kinds.join('、')}` } },
  };
  const given = readCommandLine(testing, process.argv.slice(2));
  if (!given) {
    console.log(helpOf(testing));
    return null;
  }
  const only = given.options.only?.split(',') ?? kinds;
  const unknown = only.filter((kind) => !kinds.includes(kind));
  if (unknown.length > 0) throw new Error(`没有这一步：${unknown.join('、')}。可以选 ${kinds.join('、')}。`);
  return rounds([...given.words]).map((steps) => steps.filter(({ kind }) => only.includes(kind)));
}

async function main() {
  const started = performance.now();
  await bootstrap();
  const chosen = await readArgs();
  if (!chosen) return;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      stopAll();
      process.exitCode = 130;
    });
  }
  for (const steps of chosen) if (!stopped) await runRound(steps);
  if (!process.exitCode) console.log(`全部通过，共 ${((performance.now() - started) / 1000).toFixed(0)} 秒`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
