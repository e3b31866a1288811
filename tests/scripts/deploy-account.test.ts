import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import CloudBase from '@cloudbase/manager-node';
import { refuseUnready } from '../../scripts/data/timers';
import type { Account } from '../../scripts/deploy/account';
import { applySteps } from '../../scripts/deploy/apply';
import { cloudBaseAccount } from '../../scripts/deploy/cloudbase-account';
import { functionsOf } from '../../scripts/deploy/cloudbase-functions';
import { readDeclaration, type Declaration } from '../../scripts/deploy/declaration';
import type { Keys } from '../../scripts/deploy/keys';
import { planOf } from '../../scripts/deploy/plan';
import { CloudEndpoint } from '../support/account/cloud-endpoint';
import { declaredFiles, makeProject, redeclare, writeCode } from '../support/account/project';

const envId = 'county-1a2b3c';
const credentials = { secretId: 'AKID-test', secretKey: 'secret' };
const keys: Keys = {
  environment: 'county',
  FIELD_KEY: 'a'.repeat(64),
  INDEX_KEY: 'b'.repeat(64),
  BOOTSTRAP_CODE_HASH: 'c'.repeat(64),
};

let root: string;
let endpoint: CloudEndpoint;
let account: Account;

beforeAll(async () => {
  delete process.env['http_proxy'];
  // manager-node asks once a second whether a function is ready, and says aloud how it uploads.
  const interval = globalThis.setInterval;
  jest.spyOn(globalThis, 'setInterval').mockImplementation((work) => interval(work, 20));
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  root = makeProject();
  endpoint = new CloudEndpoint(envId);
  await endpoint.open();
  account = cloudBaseAccount(envId, credentials);
});

afterAll(async () => {
  jest.restoreAllMocks();
  await endpoint.close();
  rmSync(root, { recursive: true, force: true });
});

const declare = (): Declaration => readDeclaration(root, path.join(root, 'dist'), keys);

async function apply(): Promise<string[]> {
  const { steps } = planOf(declare().state, await account.read());
  await applySteps(steps, account, declare(), () => undefined);
  return steps.map(({ change }) => change.do);
}

describe('an account behind the management API', () => {
  test('a fresh one becomes what is declared, and the second plan is empty', async () => {
    await apply();
    const { database, functions } = declaredFiles(root);
    expect([...endpoint.tables.keys()].sort()).toEqual(Object.keys(database.collections).sort());
    for (const [CollectionName, { access, indexes }] of Object.entries(database.collections)) {
      const table = endpoint.table({ CollectionName });
      expect(table.AclTag).toBe(access);
      const made = table.Indexes.map(({ Name, Keys, Unique }) => [Name, Keys.map((key) => Object.values(key)), Unique]);
      const declared = indexes.map(({ name, fields, unique }) => [
        name,
        fields.map(([field, direction]) => [field, String(direction)]),
        unique,
      ]);
      expect(made).toEqual([['_id_', [['_id', '1']], false], ...declared]);
    }
    expect(endpoint.storage.AclTag).toBe('CUSTOM');
    expect(JSON.parse(endpoint.storage.Rule)).toEqual(declare().state.storage);
    for (const [name, declared] of Object.entries(functions.functions)) {
      expect(endpoint.function({ FunctionName: name })).toMatchObject({
        Runtime: functions.runtime,
        Handler: 'index.main',
        Timeout: declared.timeoutSeconds,
        MemorySize: declared.memoryMb,
        InstallDependency: 'TRUE',
      });
      expect(Object.keys(endpoint.variables(name)).sort()).toEqual(['TZ', ...declared.environment].sort());
    }
    expect(endpoint.variables('api')).toMatchObject({ FIELD_KEY: keys.FIELD_KEY, TZ: 'Asia/Shanghai' });
    expect(planOf(declare().state, await account.read())).toEqual({ steps: [], remarks: [] });
  });

  test('every kind of change reaches it, and variables that are not declared stay', async () => {
    const variables = [...Object.entries(endpoint.variables('api')), ['OWN', 'kept']];
    endpoint.function({ FunctionName: 'api' })['Environment'] = {
      Variables: variables.map(([Key, Value]) => ({ Key, Value })),
    };
    writeCode(root, 'jobs', 'two');
    redeclare(root, ({ database, functions }) => {
      const [api, jobs] = [functions.functions['api'], functions.functions['jobs']];
      const index = database.collections['schools']?.indexes[0];
      if (!api || !jobs?.timer || !index) throw new Error('the declarations changed their shape');
      api.timeoutSeconds = 25;
      jobs.timer.cron = '0 0 * * * * *';
      index.fields = [['createdAt', -1]];
    });
    const zip = endpoint.function({ FunctionName: 'jobs' })['ZipFile'];
    expect(await apply()).toEqual([
      'drop-index',
      'create-index',
      'configure-function',
      'upload-code',
      'remove-trigger',
      'create-trigger',
    ]);
    expect(endpoint.function({ FunctionName: 'api' })).toMatchObject({ Timeout: 25 });
    expect(endpoint.variables('api')).toMatchObject({ OWN: 'kept', INDEX_KEY: keys.INDEX_KEY });
    expect(endpoint.function({ FunctionName: 'jobs' })['ZipFile']).not.toBe(zip);
    const { steps, remarks } = planOf(declare().state, await account.read());
    expect(steps).toEqual([]);
    expect(remarks).toEqual(['云函数 api 的环境变量 OWN 没有声明，保留不动']);
  });

  test('whether a timer runs is asked before a backup is restored', async () => {
    const ask = async () => {
      const functions = await functionsOf(new CloudBase({ ...credentials, envId }).functions, envId);
      refuseUnready('county', functions, keys);
    };
    await expect(ask()).rejects.toThrow('云函数 jobs 的定时触发器还开着');
    await account.removeTrigger('jobs', 'tick');
    await expect(ask()).resolves.toBeUndefined();
    expect(await apply()).toEqual(['create-trigger']);
  });

  test('a function whose update failed is an error that says why', async () => {
    writeCode(root, 'api', 'three');
    const record = endpoint.function({ FunctionName: 'api' });
    record['Status'] = 'UpdateFailed';
    record['StatusReasons'] = [{ ErrorCode: 'DependencyInstall', ErrorMessage: 'npm install failed' }];
    await expect(apply()).rejects.toThrow('原因：云函数 api 的状态是 UpdateFailed：npm install failed');
    record['Status'] = 'Active';
    expect(await apply()).toEqual(['upload-code']);
  });

  test('the policy in the guide names every action that was asked for, and no other', () => {
    const guide = readFileSync(path.join(__dirname, '../../docs/deploy.md'), 'utf8');
    const allowed = [...guide.matchAll(/"(tcb|scf):(\w+)"/g)].map(([, service, action]) => `${service}.${action}`);
    expect(allowed.sort()).toEqual([...new Set(endpoint.asked)].sort());
  });

  test('what the API refuses is one clear line', async () => {
    await expect(cloudBaseAccount('nowhere', credentials).read()).rejects.toThrow(
      /^读不到云环境 nowhere：.*env not found/,
    );
    const stranger = cloudBaseAccount(envId, { secretId: 'wrong', secretKey: 'wrong' });
    await expect(stranger.read()).rejects.toThrow(/^云账号的 SecretId、SecretKey 不对或权限不够：/);
  });
});
