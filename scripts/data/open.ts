import { existsSync } from 'node:fs';
import path from 'node:path';
import CloudBase from '@cloudbase/manager-node';
import { readDatabase } from '../../simulator/cloud/configuration';
import type { Keys } from '../backup/keys';
import { functionsOf } from '../deploy/cloudbase-functions';
import { readCredentials } from '../deploy/options';
import { whyUnreachable } from '../deploy/unreachable';
import { readEnvironment, refuseSample, type Environment } from '../environment';
import { AccountData } from './account';
import { AccountSource } from './account-source';
import { AccountTarget } from './account-target';
import { LocalSource } from './local-source';
import { DataError, type DataSource } from './source';
import { refuseUnready } from './timers';

const ROOT = path.resolve(__dirname, '../..');
export const databaseFile = path.join(ROOT, 'cloudfunctions/database.json');

/** Where the data are: a folder of this machine, or the cloud account of an environment. */
export interface Place {
  readonly data?: string | undefined;
  readonly environment?: string | undefined;
}

/** @throws DataError when there is nothing, or it cannot be reached */
export async function openSource({ data, environment }: Place): Promise<DataSource> {
  if (environment !== undefined) {
    if (data !== undefined) throw new DataError('--data 和 --environment 只能写一个。');
    return new AccountSource(await openAccount(environment), declaredCollections());
  }
  if (data === undefined) throw new DataError('请用 --data 指到数据文件夹，或用 --environment 写云环境的名字。');
  return new LocalSource(path.resolve(data));
}

/** An account to restore into. @throws DataError when its timer runs, its keys are others, or it holds something */
export async function openAccountTarget(name: string, keys: Keys): Promise<AccountTarget> {
  const { manager, envId } = managerOf(name);
  const account = await openAccount(name);
  const functions = await functionsOf(manager.functions, envId).catch((error: unknown) => {
    throw new DataError(`问不到定时触发器。${whyUnreachable(envId, error)}什么也没有恢复。`);
  });
  refuseUnready(name, functions, keys);
  return AccountTarget.open(account, declaredCollections());
}

function declaredCollections(): string[] {
  return [...readDatabase(databaseFile).collections.keys()];
}

function managerOf(name: string) {
  const { envId } = environmentOf(name);
  const credentials = readCredentials(process.env);
  return { envId, credentials, manager: new CloudBase({ ...credentials, envId }) };
}

/** The account of `environments/<name>.json`, with the keys that stand in the environment's variables. */
async function openAccount(name: string): Promise<AccountData> {
  const { envId, credentials, manager } = managerOf(name);
  const { EnvInfo } = await manager.env.getEnvInfo().catch((error: unknown) => {
    throw new DataError(whyUnreachable(envId, error));
  });
  const { Bucket: bucket, Region: region } = EnvInfo.Storages?.[0] ?? {};
  if (bucket === undefined || region === undefined) throw new DataError(`云环境 ${envId} 还没有云存储。请先部署。`);
  return new AccountData({ envId, region, bucket, credentials });
}

function environmentOf(name: string): Environment {
  if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(path.join(ROOT, 'environments', `${name}.json`)))
    throw new DataError(`没有环境 ${name}：environments/ 里没有 ${name}.json。`);
  if (name === 'local') throw new DataError('local 是本机的环境，没有云账号。本机的数据请用 --data 指到数据文件夹。');
  const environment = readEnvironment(ROOT, name);
  refuseSample(ROOT, environment);
  return environment;
}
