import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, restore } from '../../scripts/backup/backup';
import { LineSeal } from '../../scripts/backup/format';
import { readKeys, type Keys } from '../../scripts/backup/keys';
import { verify } from '../../scripts/audit/verify';
import { AccountSource } from '../../scripts/data/account-source';
import { AccountTarget } from '../../scripts/data/account-target';
import { LocalSource } from '../../scripts/data/local-source';
import { LocalTarget } from '../../scripts/data/local-target';
import { databaseFile } from '../../scripts/data/open';
import { startCloud, type Cloud } from '../../simulator/cloud/cloud';
import { accountOf, declared } from '../support/account/cloud-account';
import { builtFunctions, cloudOptions, openCounty, type County } from '../support/county/county';
import { sealAll } from '../support/county/sealing';

const before = { ...process.env };
let county: County;
let folder: string;
let keys: Keys;
let fresh: Cloud;

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

function altered(lines: string[]): string[] {
  const last = lines.at(-1) ?? '';
  return [...lines.slice(0, -1), `${last.slice(0, -1)} `];
}

function signedBySomeoneElse(lines: string[]): string[] {
  const seal = new LineSeal();
  return lines.map((line, at) => {
    const text =
      at < lines.length - 1 ? line.slice(17) : line.slice(17).replace(/"signature":"\w{4}/, '"signature":"beef');
    return `${seal.next(text)} ${text}`;
  });
}

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

  test.each([
    ['without its last line', (lines: string[]) => lines.slice(0, -1), '备份不完整'],
    ['whose last character is another', altered, '被改动过'],
    ['signed by someone else', signedBySomeoneElse, '备份的签名不对'],
  ])('gets nothing from a file %s', async (_what, change, message) => {
    const account = accountOf(fresh);
    const damaged = join(folder, 'damaged.backup');
    const lines = readFileSync(join(folder, 'wire.backup'), 'utf8').trimEnd().split('\n');
    writeFileSync(damaged, `${change(lines).join('\n')}\n`);
    await expect(restore(damaged, keys, () => AccountTarget.open(account, declared))).rejects.toThrow(message);
    expect(account.added).toBe(0);
    const place = join(folder, 'nowhere');
    await expect(restore(damaged, keys, async () => new LocalTarget(place, databaseFile, {}))).rejects.toThrow(message);
    expect(readdirSync(folder).filter((name) => name.startsWith('nowhere'))).toEqual([]);
  });

  test('is empty again when it stops taking documents', async () => {
    const account = accountOf(fresh);
    const add = account.add.bind(account);
    account.add = (collection, documents) =>
      account.added > 200 ? Promise.reject(new Error('the network is gone')) : add(collection, documents);
    const restoring = restore(join(folder, 'wire.backup'), keys, () => AccountTarget.open(account, declared));
    await expect(restoring).rejects.toThrow('the network is gone');
    expect(account.added).toBeGreaterThan(200);
    for (const collection of declared) expect(await account.page(collection, '')).toEqual([]);
  });

  test('is filled from a backup when it is empty, with its files', async () => {
    const account = accountOf(fresh);
    const restored = await restore(join(folder, 'wire.backup'), keys, () => AccountTarget.open(account, declared));
    const again = await backUp(new AccountSource(account, declared), keys, join(folder, 'again.backup'));
    expect(again.total).toBe(restored.total);
  });

  test('is left as it was when it holds something already', async () => {
    const account = accountOf(fresh);
    const standing = await backUp(new AccountSource(account, declared), keys, join(folder, 'before.backup'));
    await expect(
      restore(join(folder, 'wire.backup'), keys, () => AccountTarget.open(account, declared)),
    ).rejects.toThrow('已经有数据');
    const after = await backUp(new AccountSource(account, declared), keys, join(folder, 'after.backup'));
    expect(after.total).toBe(standing.total);
  });
});
