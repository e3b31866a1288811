import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorkbook } from '../cloudfunctions/platform/workbook-write';
import { checkRoster } from '../seeds/support/roster';
import { check, type BenchContext, type Check } from './check';
import { readSchool } from './school';

const ROWS = 20_000;
const MOST_ROWS = 100_000;
const MOST_RATIO = 2;
const MEMORY_SHARE = 0.8;
const TIMES = 5;

interface Figures {
  ms: number;
  peakMb: number;
}

/** A roster of 20,000 rows: checked, ÷ only read; and what 100,000 rows take of the memory that a function has. */
export async function measure({ root, dist, world }: BenchContext): Promise<Check[]> {
  const running = await world();
  const { academic, schoolId } = await readSchool(running.simulator.cloud);
  const { classes } = await academic.ask('ledger.listClasses', { schoolId });
  const names = classes.map(({ name }) => name);
  mkdirSync(dist, { recursive: true });
  const folder = mkdtempSync(join(dist, 'import-'));
  try {
    const script = join(folder, 'child.cjs');
    await build({
      entryPoints: [join(root, 'bench/import-child.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['wx-server-sdk'],
    });
    const run = (mode: string, file: string): Figures => {
      const env = { ...process.env, INDEX_KEY: '0'.repeat(64), FIELD_KEY: '1'.repeat(64) };
      return JSON.parse(
        execFileSync(process.execPath, [script, mode, file, JSON.stringify(names)], { env, encoding: 'utf8' }),
      ) as Figures;
    };
    const [list, long] = [join(folder, 'list.xlsx'), join(folder, 'long.xlsx')];
    writeFileSync(list, rosterOf(ROWS, names));
    writeFileSync(long, rosterOf(MOST_ROWS, names));
    const pairs = Array.from({ length: TIMES }, () => [run('read', list).ms, run('check', list).ms] as const);
    const readMs = median(pairs.map(([ms]) => ms));
    const fileId = await academic.upload('list.xlsx', readFileSync(list));
    const last = (await running.simulator.cloud.calls()).at(-1)?.seq ?? 0;
    await checkRoster(academic, { schoolId, fileId });
    const calls = (await running.simulator.cloud.calls(last)).filter(({ name }) => name === 'jobs');
    const jobsMs = calls.reduce((sum, { ms }) => sum + ms, 0);
    const { functions } = JSON.parse(readFileSync(running.layout.functionsFile, 'utf8')) as {
      functions: Record<string, { memoryMb: number }>;
    };
    const memory = MEMORY_SHARE * (functions['jobs']?.memoryMb ?? 0);
    return [
      check(
        '20,000 rows judged against an empty register ÷ only read',
        median(pairs.map(([read, judged]) => judged / read)),
        MOST_RATIO,
        '×',
      ),
      check('20,000 rows checked by the jobs, requests included ÷ only read', jobsMs / readMs, MOST_RATIO, '×'),
      check('100,000 rows checked, peak memory', run('check', long).peakMb, memory, 'MB'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rosterOf(rows: number, classes: readonly string[]): Buffer {
  const headings = ['序号', '班级', '姓名', '性别', '身份证号', '学籍号', '出生日期', '村', '户主', '是否寄宿'];
  const family = '王李张刘陈杨赵黄周吴';
  const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';
  const name = (at: number) =>
    `${family[at % 10] ?? ''}${given[(at * 7) % 20] ?? ''}${given[Math.floor(at / 20) % 20] ?? ''}`;
  const cells = Array.from({ length: rows }, (_, at) => {
    const day = `2015${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}`;
    const idNumber = numberOf(`99${String(1000 + Math.floor(at / 1000))}${day}${String(at % 1000).padStart(3, '0')}`);
    const typed = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
    const rest = [`第${at % 40}村`, name(at + 3), at % 3 ? '是' : '否'];
    return [
      String(at + 1),
      classes[at % classes.length] ?? '',
      name(at),
      at % 2 ? '男' : '女',
      idNumber,
      `G${idNumber}`,
      typed,
      ...rest,
    ];
  });
  return writeWorkbook({ name: '花名册', headings, rows: cells });
}

function numberOf(body: string): string {
  const sum = Array.from(body).reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  return `${body}${'10X98765432'[sum % 11] ?? ''}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
