import path from 'node:path';
import CloudBase from '@cloudbase/manager-node';
import { readDatabase } from '../../simulator/cloud/configuration';
import { readCredentials } from '../deploy/options';
import { readEnvironment } from '../environment';
import { AccountData } from './account';
import { AccountSource } from './account-source';
import { LocalSource } from './local-source';
import { DataError, type DataSource } from './source';

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
    const { collections } = readDatabase(databaseFile);
    return new AccountSource(await openAccount(environment), [...collections.keys()]);
  }
  if (data === undefined) throw new DataError('请用 --data 指到数据文件夹，或用 --environment 写云环境的名字。');
  return new LocalSource(path.resolve(data));
}

/** The account of `environments/<name>.json`, with the keys that stand in the environment's variables. */
export async function openAccount(name: string): Promise<AccountData> {
  const { envId } = readEnvironment(ROOT, name);
  const credentials = readCredentials(process.env);
  const { EnvInfo } = await new CloudBase({ ...credentials, envId }).env.getEnvInfo().catch((error: unknown) => {
    throw new DataError(`读不到云环境 ${envId}：${error instanceof Error ? error.message : String(error)}`);
  });
  const { Bucket: bucket, Region: region } = EnvInfo.Storages?.[0] ?? {};
  if (bucket === undefined || region === undefined) throw new DataError(`云环境 ${envId} 还没有云存储。请先部署。`);
  return new AccountData({ envId, region, bucket, credentials });
}
