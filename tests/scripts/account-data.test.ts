import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, restore } from '../../scripts/backup/backup';
import { readKeys, type Keys } from '../../scripts/backup/keys';
import { verify } from '../../scripts/audit/verify';
import { AccountData } from '../../scripts/data/account';
import { AccountSource } from '../../scripts/data/account-source';
import { AccountTarget } from '../../scripts/data/account-target';
import { readEnvironment } from '../../scripts/environment';
import { LocalSource } from '../../scripts/data/local-source';
import { databaseFile } from '../../scripts/data/open';
import { readDatabase } from '../../simulator/cloud/configuration';
import { startCloud, type Cloud } from '../../simulator/cloud/cloud';
import { builtFunctions, cloudOptions, openCounty, type County } from '../support/county/county';
import { sealAll } from '../support/county/sealing';

const { envId } = readEnvironment(join(__dirname, '../..'), 'local');
const declared = [...readDatabase(databaseFile).collections.keys()];

const before = { ...process.env };
let county: County;
let folder: string;
let keys: Keys;
let fresh: Cloud;

/** The local cloud as an account: the same wire protocol, a token in place of Tencent's signature. */
function accountOf(cloud: Cloud): AccountData {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: cloud.gatewayUrl }),
    WX_CONTEXT_KEYS: 'WX_API_TOKEN',
    WX_API_TOKEN: cloud.operatorToken(),
  });
  return new AccountData({
    envId: envId,
    region: 'ap-shanghai',
    bucket: `6c6f-${envId}-1250000000`,
    credentials: { secretId: 'id', secretKey: 'key' },
  });
}

beforeAll(async () => {
  county = await openCounty();
  folder = mkdtempSync(join(tmpdir(), 'account-'));
  keys = readKeys(join(county.dataDir, 'secrets.json'));
  await sealAll(county.cloud, county.dataDir);
  mkdirSync(join(folder, 'fresh'));
  fresh = await startCloud(cloudOptions(await builtFunctions(), join(folder, 'fresh')));
}, 240_000);
afterAll(async () => {
  await fresh.close();
  await county.close();
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

describe('an account over the wire', () => {
  test('has the same total as its data folder, and its chains hold', async () => {
    const local = new LocalSource(county.dataDir);
    const account = new AccountSource(accountOf(county.cloud), declared);
    const byFolder = await backUp(local, keys, join(folder, 'folder.backup'));
    const byWire = await backUp(account, keys, join(folder, 'wire.backup'));
    await local.close();
    expect(byWire.sections.map(({ name, count }) => [name, count])).toEqual(
      byFolder.sections.map(({ name, count }) => [name, count]),
    );
    expect(byWire.total).toBe(byFolder.total);
    expect(byWire.sections.find(({ name }) => name === '(files)')?.count).toBeGreaterThan(0);
    expect((await verify(account)).faults).toEqual([]);
  });

  test('is empty again when a backup turns out to be cut off', async () => {
    const account = accountOf(fresh);
    const lines = readFileSync(join(folder, 'wire.backup'), 'utf8').split('\n');
    const cut = join(folder, 'cut.backup');
    writeFileSync(cut, `${lines.slice(0, -40).join('\n')}\n`);
    await expect(restore(cut, keys, new AccountTarget(account))).rejects.toThrow('备份不完整');
    for (const collection of declared) expect(await account.page(collection, '')).toEqual([]);
  });

  test('is filled from a backup when it is empty, with its files', async () => {
    const account = accountOf(fresh);
    const restored = await restore(join(folder, 'wire.backup'), keys, new AccountTarget(account));
    const again = await backUp(new AccountSource(account, declared), keys, join(folder, 'again.backup'));
    expect(again.total).toBe(restored.total);
  });

  test('is left as it was when it holds something already', async () => {
    const account = accountOf(fresh);
    const standing = await backUp(new AccountSource(account, declared), keys, join(folder, 'before.backup'));
    await expect(restore(join(folder, 'wire.backup'), keys, new AccountTarget(account))).rejects.toThrow('已经有数据');
    const after = await backUp(new AccountSource(account, declared), keys, join(folder, 'after.backup'));
    expect(after.total).toBe(standing.total);
  });
});
