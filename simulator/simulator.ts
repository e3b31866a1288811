import { readFileSync } from 'node:fs';
import type { AutomatorServer, Screenshotter } from './automator/server';
import { startAutomator } from './automator/server';
import type { Cloud } from './cloud/cloud';
import { startCloud } from './cloud/cloud';
import { StartError, messageOf } from './cloud/errors';
import { openDataFolder } from './data-folder';
import type { Layout } from './layout';
import type { PhoneServer } from './phone/server';
import { startPhone } from './phone/server';
import type { Secrets } from './secrets';
import { loadSecrets } from './secrets';
import type { Environment } from './seed';
import { loadSeed } from './seed';
import { codeOf, startError } from './start-error';

export interface SeededCloudOptions {
  /** dist and the phone's bundle have been written already. */
  layout: Layout;
  dataDir: string;
  /** Null: an empty cloud. A folder that has data already is not seeded again. */
  seed: string | null;
  reset?: boolean;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
  onProgress?: (line: string) => void;
  onWarning?: (line: string) => void;
  /** Told what functions print; standard output by default. */
  onOutput?: (functionName: string, line: string) => void;
}

export interface SimulatorOptions extends SeededCloudOptions {
  /** 0: any free port. */
  port: number;
  automatorPort?: number;
  /** Gives the automator the pixels of a phone; without it App.captureScreenshot is not simulated. */
  screenshot?: Screenshotter;
}

export interface Simulator {
  cloud: Cloud;
  phone: PhoneServer;
  automator: AutomatorServer;
  environment: Environment;
  close(): Promise<void>;
}

/** Starts cloud, phone and automator. What was started is closed again when it fails. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const environment = readEnvironment(options.layout);
  const cloud = await startSeededCloud(options);
  const opened: { close(): Promise<void> }[] = [cloud];
  const close = async () => {
    for (const part of opened.splice(0).reverse()) await part.close();
  };
  try {
    const phone = await openPhone(options, cloud, environment);
    opened.push(phone);
    const { automatorPort = 0, screenshot } = options;
    const automator = await startAutomator({ agents: phone.agents, port: automatorPort, screenshot });
    opened.push(automator);
    return { cloud, phone, automator, environment, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts the cloud alone, and runs the seed in a new data folder. */
export async function startSeededCloud(options: SeededCloudOptions): Promise<Cloud> {
  const { layout, signal, onProgress = () => {} } = options;
  const seed = options.seed === null ? null : loadSeed(layout.seedsDir, options.seed);
  const environment = readEnvironment(layout);
  const folder = openDataFolder({ dir: options.dataDir, seed: options.seed, reset: options.reset });
  const secrets = loadSecrets(folder.dir, layout.functionsFile);
  onProgress('正在启动云…');
  const cloud = await openCloud(options, environment, secrets);
  const close = () => void cloud.close();
  signal?.addEventListener('abort', close);
  try {
    signal?.throwIfAborted();
    if (folder.isNew && seed) {
      if (folder.wasInterrupted) onProgress('上次没有准备完，重新来过。');
      onProgress(`正在准备${seed.title}…`);
      await seed.seed(cloud, { environment, bootstrapCode: secrets.bootstrapCode, progress: onProgress });
    }
  } catch (error) {
    await cloud.close();
    throw startError(`示例数据没有准备好：${messageOf(error)}`, error);
  } finally {
    signal?.removeEventListener('abort', close);
  }
  if (folder.isNew) folder.markSeeded();
  return cloud;
}

const readEnvironment = (layout: Layout): Environment =>
  JSON.parse(readFileSync(layout.environmentFile, 'utf8')) as Environment;

function openCloud(options: SeededCloudOptions, { appId, envId }: Environment, secrets: Secrets): Promise<Cloud> {
  const { functionsDir, functionsFile, databaseFile } = options.layout;
  const { dataDir, onWarning, onOutput } = options;
  const { environment } = secrets;
  return startCloud({
    functionsDir,
    functionsFile,
    databaseFile,
    dataDir,
    environment,
    envId,
    appId,
    onWarning,
    onOutput,
  });
}

async function openPhone(options: SimulatorOptions, cloud: Cloud, environment: Environment): Promise<PhoneServer> {
  try {
    return await startPhone({ cloud, bundleDir: options.layout.bundleDir, port: options.port, environment });
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') throw portTaken(options.port);
    throw error;
  }
}

/** Said before the build and again when the port was taken meanwhile. */
export function portTaken(port: number): StartError {
  return new StartError(`端口 ${port} 已经被占用。换一个端口：npm start -- --port ${port + 1}`);
}
