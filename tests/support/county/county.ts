import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../../../scripts/build/build';
import { startCloud, type Cloud, type CloudOptions } from '../../../simulator/cloud/cloud';
import { projectLayout } from '../../../simulator/layout';
import { loadSecrets } from '../../../simulator/secrets';
import { documentsIn, type Documents } from './documents';
import { quotedTails } from './papers';
import { Person } from './person';
import { inClear } from '../clear-text';
import { preparedFolder } from '../prepared-folder';
import { until } from '../until';
import { makeWorld, type World } from './world';

const layout = projectLayout();
const functionSources = ['cloudfunctions', 'contract', 'domain', 'environments', 'scripts/build', 'package.json'];
const WORLD = 'world.json';

/** The county was made at nine in the morning in Shanghai; every test begins an hour later. */
const madeAt = new Date('2026-11-20T01:00:00.000Z');
export const openedAt = new Date('2026-11-20T02:00:00.000Z');

/** A code for the first bureau account that no one has used, as after a new deployment. */
export const freshBootstrapCode = 'WXYZ2345';

/** A running cloud with the small county in it, in a folder of its own. */
export class County {
  readonly world: World;
  private readonly scans: string[] = [];
  private readonly output: string[] = [];
  private running: Cloud | null = null;

  constructor(
    readonly functionsDir: string,
    readonly dataDir: string,
  ) {
    this.world = JSON.parse(readFileSync(path.join(dataDir, WORLD), 'utf8')) as World;
  }

  get cloud(): Cloud {
    if (!this.running) throw new Error('the cloud is not running');
    return this.running;
  }

  person(openid: string): Person {
    return new Person(this.cloud, openid);
  }

  documents(): Documents {
    return documentsIn(this.dataDir);
  }

  /** Resolves when the jobs have nothing left to send. */
  settled(): Promise<void> {
    return settled(this.cloud, this.dataDir);
  }

  /** Personal values where none may stand, by now. */
  inClear(): string[] {
    const known = quotedTails([...this.world.A.pupils, ...this.world.B.pupils]);
    return inClear(this.dataDir, { output: this.output, known });
  }

  async start(): Promise<void> {
    this.running = await startCloud({
      ...cloudOptions(this.functionsDir, this.dataDir),
      onWarning: (line) => this.scans.push(line),
      onOutput: (_name, line) => this.output.push(line),
    });
    await this.running.clock.set(openedAt);
  }

  async stop(): Promise<void> {
    await this.running?.close();
    this.running = null;
  }

  /**
   * @throws when a query read a whole collection, something threw inside a function, or a personal number stands in clear in the database or
   * in what the functions print. Files are not looked at here: what a refused call has never opened lies where the phone has put it.
   */
  async close(): Promise<void> {
    await this.stop();
    const threw = this.output.filter((line) => line.includes('action-failed'));
    const faults = [...this.scans, ...threw, ...this.inClear().filter((one) => !one.includes(' in files/'))];
    rmSync(this.dataDir, { recursive: true, force: true });
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }
}

export async function openCounty(): Promise<County> {
  const functionsDir = await builtFunctions();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'county-'));
  cpSync(await preparedWorld(), dataDir, { recursive: true });
  const county = new County(functionsDir, dataDir);
  await county.start();
  return county;
}

/** How the tests start the cloud: the built functions, timers only when asked, a code that nobody has used. */
export function cloudOptions(functionsDir: string, dataDir: string): CloudOptions {
  const { appId, envId } = JSON.parse(readFileSync(layout.environmentFile, 'utf8')) as { appId: string; envId: string };
  const { environment } = loadSecrets(dataDir, layout.functionsFile);
  return {
    functionsDir,
    functionsFile: layout.functionsFile,
    databaseFile: layout.databaseFile,
    dataDir,
    environment: { ...environment, BOOTSTRAP_CODE_HASH: createHash('sha256').update(freshBootstrapCode).digest('hex') },
    appId,
    envId,
    timers: false,
  };
}

/** The functions as they are uploaded, built when their sources have changed. */
export async function builtFunctions(): Promise<string> {
  const dir = await preparedFolder({
    name: 'functions',
    sources: functionSources,
    make: (outDir) => build({ only: 'cloudfunctions', outDir }),
  });
  return path.join(dir, 'cloudfunctions');
}

async function preparedWorld(): Promise<string> {
  const functionsDir = await builtFunctions();
  return preparedFolder({
    name: 'county',
    sources: [...functionSources, 'simulator/cloud', 'seeds/support', 'tests/support/county'],
    make: async (dataDir) => {
      const { environment, bootstrapCode } = loadSecrets(dataDir, layout.functionsFile);
      const cloud = await startCloud({ ...cloudOptions(functionsDir, dataDir), environment });
      try {
        await cloud.clock.set(madeAt);
        const world = await makeWorld(cloud, bootstrapCode);
        await settled(cloud, dataDir);
        writeFileSync(path.join(dataDir, WORLD), JSON.stringify(world));
      } finally {
        await cloud.close();
      }
    },
  });
}

const ringEvery = 20;

/** Rings the timer when what woke the jobs came too late for the run that was ending. */
async function settled(cloud: Cloud, dataDir: string): Promise<void> {
  const isSettled = () => {
    const { notices = [], batches = [], imports = [] } = documentsIn(dataDir);
    const isWaiting =
      notices.some((one) => one['reminderPending'] === true) || imports.some((one) => one['underWay'] === true);
    return !isWaiting && !batches.some((one) => one['announcement'] === 'pending');
  };
  let looks = 0;
  await until(async () => {
    looks += 1;
    if (looks % ringEvery === 0) await cloud.runTimer('jobs');
    return isSettled();
  }, 'the jobs to have sent everything');
}
