import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, restore } from '../../scripts/backup/backup';
import { readKeys, type Keys } from '../../scripts/backup/keys';
import { verify } from '../../scripts/audit/verify';
import { AccountSource } from '../../scripts/data/account-source';
import { AccountTarget } from '../../scripts/data/account-target';
import { startCloud, type Cloud } from '../../simulator/cloud/cloud';
import { takeRoster } from '../../seeds/support/roster';
import { accountOf, declared } from '../support/account/cloud-account';
import { builtFunctions, cloudOptions, openCounty, openedAt, type County } from '../support/county/county';
import { documentsIn } from '../support/county/documents';
import { noticeFor } from '../support/county/notices';
import { bytes, csv, idNumberOf, rosterRow } from '../support/county/papers';
import { Person } from '../support/county/person';
import { reportOf, sealAll } from '../support/county/sealing';

const before = { ...process.env };
let county: County;
let keys: Keys;
let folder: string;
let fresh: Cloud;

beforeAll(async () => {
  county = await openCounty();
  keys = readKeys(join(county.dataDir, 'secrets.json'));
}, 240_000);
afterAll(async () => {
  await county.close();
  process.env = before;
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'living-'));
  mkdirSync(freshDir());
  copyFileSync(join(county.dataDir, 'secrets.json'), join(freshDir(), 'secrets.json'));
  fresh = await startCloud(cloudOptions(await builtFunctions(), freshDir()));
  await fresh.clock.set(openedAt);
});
afterEach(async () => {
  await fresh.close();
  rmSync(folder, { recursive: true, force: true });
});

const freshDir = () => join(folder, 'fresh');

/** A backup of the county, while something happens before each answer, put into the fresh cloud; resolves to the hash of both. */
async function carryOver(meanwhile: (collection: string) => Promise<void>): Promise<{ made: string; kept: string }> {
  const file = join(folder, 'living.backup');
  const { total: made } = await backUp(new AccountSource(accountOf(county.cloud, meanwhile), declared), keys, file);
  const account = accountOf(fresh);
  await restore(file, keys, () => AccountTarget.open(account, declared));
  const again = await backUp(new AccountSource(account, declared), keys, join(folder, 'again.backup'));
  return { made, kept: again.total };
}

/** People write before each answer, old documents and new ones, and the timer seals all of it. */
async function busy(turn: number): Promise<void> {
  const [disbursementId = ''] = county.world.batches.paidLines;
  await county.person('oAMother').ask('subsidy.confirmReceipt', {
    disbursementId,
    answer: turn % 2 ? 'received' : 'not-received',
  });
  await county
    .person('oATeacher1')
    .ask('notice.saveDraft', noticeFor(county.world.A, { title: `第 ${String(turn)} 稿` }));
  await sealAll(county.cloud, county.dataDir);
}

describe('an account that is written and sealed between any two reads', () => {
  test('gives a backup in which no event is lost, doubled or ahead, and which goes on when it is restored', async () => {
    let turns = 0;
    const { made, kept } = await carryOver(() => busy((turns += 1)));
    expect(turns).toBeGreaterThan(declared.length);
    expect(kept).toBe(made);
    const standing = await reportOf(freshDir());
    expect(standing.faults).toEqual([]);
    // What was sealed beyond the horizon waits again.
    expect(standing.tail.get('disbursements')).toBeGreaterThan(1);
    expect(standing.tail.get('notices')).toBeGreaterThan(1);

    const [disbursementId = ''] = county.world.batches.paidLines;
    await new Person(fresh, 'oAMother').ask('subsidy.confirmReceipt', { disbursementId, answer: 'unsure' });
    await sealAll(fresh, freshDir());
    expect((await reportOf(freshDir())).faults).toEqual([]);
  }, 240_000);

  test('is proven as it stands', async () => {
    let turns = 0;
    const source = new AccountSource(
      accountOf(county.cloud, () => busy((turns += 1))),
      declared,
    );
    expect((await verify(source)).faults).toEqual([]);
    expect((await reportOf(county.dataDir)).faults).toEqual([]);
  }, 240_000);
});

test('of what is done as a whole between two reads, the copy may lack the end, never the beginning', async () => {
  const begun = new Set<string>();
  await carryOver(async (collection) => {
    if (!begun.has(collection)) await newFamily(begun.add(collection).size);
  });
  const { imports = [], pupils = [], people = [], codes = [], classes = [], households = [] } = documentsIn(freshDir());
  const idsOf = (documents: readonly { readonly _id: string }[]) => new Set(documents.map(({ _id }) => _id));
  const [pupilIds, classIds, householdIds] = [pupils, classes, households].map(idsOf);
  for (const { classId, householdId } of pupils as unknown as { classId: string; householdId: string }[])
    expect([classIds?.has(classId), householdIds?.has(householdId)]).toEqual([true, true]);

  const families = (people as unknown as { _id: string; wards: { pupilId: string }[] }[]).filter(({ _id }) =>
    isNew(_id),
  );
  const takers = (codes as unknown as { used: { by: string } | null }[]).flatMap(({ used }) => used?.by ?? []);
  expect(families.length).toBeGreaterThan(2);
  for (const { _id, wards } of families)
    expect([takers.includes(_id), wards.map(({ pupilId }) => pupilIds?.has(pupilId))]).toEqual([true, [true]]);
  // The people are read before the codes.
  expect(takers.filter(isNew).length).toBeGreaterThan(families.length);

  const done = imports.filter(({ state, counts }) => state === 'done' && (counts as { fresh?: number }).fresh === 1);
  expect(done.length).toBeGreaterThan(1);
  expect(pupils.length - county.world.A.pupils.length - county.world.B.pupils.length).toBeGreaterThan(done.length);
}, 240_000);

const isNew = (openid: string) => openid.startsWith('oNewFamily');

/** A class list lets a new pupil in, and a guardian is bound with a code. */
async function newFamily(turn: number): Promise<void> {
  const { A } = county.world;
  const office = county.person('oAAcademic');
  const row = rosterRow({ name: `赵小${String(turn)}`, idNumber: idNumberOf(300 + turn), className: A.classNames[0] });
  const fileId = await office.upload(`new-${String(turn)}.csv`, bytes(csv([row])));
  await takeRoster(office, { schoolId: A.schoolId, fileId });
  const { pupils } = await office.ask('ledger.listPupils', { classId: A.classIds[0] });
  const pupilId = pupils.find(({ name }) => name === row['姓名'])?.pupilId ?? '';
  const { code } = await county.person('oATeacher1').ask('identity.issueBindingCode', { pupilId });
  await county.person(`oNewFamily${String(turn)}`).ask('identity.bindChild', { code, relation: 'mother' });
}

test('a code that is used after the people were read is used in the copy: nobody else gets the child, and the same tap completes it', async () => {
  const { binding: code } = county.world.codes;
  let isUsed = false;
  await carryOver(async (collection) => {
    if (collection !== 'codes' || isUsed) return;
    isUsed = true;
    await county.person('oNewMother').ask('identity.bindChild', { code, relation: 'mother' });
  });
  const bind = (openid: string) => new Person(fresh, openid).reply('identity.bindChild', { code, relation: 'mother' });
  expect(await bind('oThief')).toMatchObject({ ok: false, code: 'code-used' });
  expect(await bind('oNewMother')).toMatchObject({ ok: true });
  expect((await reportOf(freshDir())).faults).toEqual([]);
}, 120_000);
