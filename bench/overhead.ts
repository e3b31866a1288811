import { build } from 'esbuild';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractVersion } from '../contract/action';
import type { ActionName, Input } from '../contract/index';
import type { RequestRecord } from '../simulator/client';
import { startCloud, type Cloud } from '../simulator/cloud/cloud';
import { loadSecrets } from '../simulator/secrets';
import { check, type BenchContext, type Check } from './check';
import { readSchool, type School } from './school';
import type { World } from './world';

const ROUNDS = 200;
const MOST = 1.3;
const FUNCTION = 'bench';

interface Question {
  openid: string;
  action: ActionName;
  input: object;
}

/** Inside the function, the time of an action ÷ the time of its recorded requests on the bare SDK: the median of 200 pairs. */
export async function measure({ root, dist, world }: BenchContext): Promise<Check[]> {
  const running = await world();
  const folder = mkdtempSync(join(running.layout.dataRoot, 'bench-function-'));
  try {
    const questions = questionsOf(await readSchool(running.simulator.cloud));
    const recorded = await record(running.simulator.cloud, questions);
    const cloud = await startBench({ folder, root, dist, running });
    try {
      const checks: Check[] = [];
      for (const { question, requests } of recorded) checks.push(await compare(cloud, question, requests));
      return checks;
    } finally {
      await cloud.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function questionsOf(school: School): Question[] {
  const ask = <N extends ActionName>({ openid }: { openid: string }, action: N, input: Input<N>): Question => {
    return { openid, action, input };
  };
  return [
    ask(school.guardian, 'home.open', {}),
    ask(school.guardian, 'notice.listMine', {}),
    ask(school.guardian, 'notice.getMine', { noticeId: school.noticeId }),
    ask(school.guardian, 'notice.markRead', { noticeId: school.noticeId }),
    ask(school.guardian, 'subsidy.listMine', {}),
    ask(school.teacher, 'home.listWork', {}),
    ask(school.teacher, 'ledger.listPupils', { classId: school.classId }),
    ask(school.accountant, 'subsidy.listLines', { batchId: school.batchId, show: 'all' }),
  ];
}

function requestOf({ action, input }: Question) {
  return { action, input, key: 'bench-overhead-0001', version: contractVersion };
}

/** Asks each question twice, so that a write has its answer, and keeps the requests of the second time. */
async function record(cloud: Cloud, questions: readonly Question[]) {
  const recorded: { question: Question; requests: RequestRecord['body'][] }[] = [];
  for (const question of questions) {
    for (let time = 0; time < 2; time += 1) await cloud.call(question.openid, 'api', requestOf(question));
    const call = (await cloud.calls()).at(-1);
    recorded.push({ question, requests: (call?.requests ?? []).map(({ body }) => body) });
  }
  return recorded;
}

interface Ground {
  folder: string;
  root: string;
  dist: string;
  running: World;
}

/** A second cloud on a copy of the data, whose only function is the bench. */
async function startBench({ folder, root, dist, running }: Ground): Promise<Cloud> {
  const { layout, dataDir, simulator } = running;
  const place = join(folder, 'functions', FUNCTION);
  mkdirSync(place, { recursive: true });
  cpSync(join(dist, 'cloudfunctions/api'), place, { recursive: true });
  cpSync(join(place, 'index.js'), join(place, 'product.js'));
  await bundleFunction(join(root, 'bench/overhead-function.ts'), join(place, 'index.js'));
  cpSync(dataDir, join(folder, 'data'), { recursive: true, filter: (path) => !path.endsWith('.lock') });
  const { functions, ...rest } = JSON.parse(readFileSync(layout.functionsFile, 'utf8')) as {
    functions: Record<string, object>;
  };
  const functionsFile = join(folder, 'functions.json');
  const settings = { ...functions['api'], timeoutSeconds: 60 };
  writeFileSync(functionsFile, JSON.stringify({ ...rest, functions: { [FUNCTION]: settings } }));
  return startCloud({
    functionsDir: join(folder, 'functions'),
    functionsFile,
    databaseFile: layout.databaseFile,
    dataDir: join(folder, 'data'),
    environment: loadSecrets(join(folder, 'data'), functionsFile).environment,
    envId: simulator.environment.envId,
    appId: simulator.environment.appId,
  });
}

async function bundleFunction(source: string, target: string): Promise<void> {
  await build({
    entryPoints: [source],
    outfile: target,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['wx-server-sdk', 'bson'],
  });
}

async function compare(cloud: Cloud, question: Question, requests: RequestRecord['body'][]): Promise<Check> {
  const call = requestOf(question);
  const times = (await cloud.call(question.openid, FUNCTION, { call, requests, rounds: ROUNDS })) as {
    action: number[];
    replay: number[];
  };
  const ratios = times.action.map((ms, at) => ms / (times.replay[at] ?? ms));
  const name = `${question.action} (${String(requests.length)} requests) ÷ bare SDK`;
  return check(name, median(ratios), MOST, '×');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
