import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reached } from '../../seeds/support/roster';
import { keyIdsOf, readKeys } from '../../scripts/backup/keys';
import { finish, rotate } from '../../scripts/keys/key-file';
import { placeOf } from '../../simulator/cloud/files';
import { approve, audit, createBatch, lineFen } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { untilStored } from '../support/county/documents';
import { listRow, numberBornOn, RosterDesk } from '../support/county/lists';
import { bytes, csv, idNumberOf, paymentRow, resultRow } from '../support/county/papers';
import { keyFileOf, leftIn, progressIn, restart, ringRekeying } from '../support/county/rotation';
import { reportOf, sealAll } from '../support/county/sealing';
import { noticeFor } from '../support/county/notices';
import { pupilOf } from '../support/county/world';

const day = '2016-03-04';
const yes = { acceptChanges: true, acceptDoubtful: true };
const many = Array.from({ length: 400 }, (_, at) =>
  listRow(`郑小${String(at)}`, { 身份证号: numberBornOn(day, 500 + at) }),
);
const unnumbered = [
  listRow('郑无号', { 出生日期: day }),
  listRow('郑学籍', { 出生日期: day, 学籍号: 'L990101201603041111' }),
];
const faulty = { ...listRow('郑错班', { 身份证号: numberBornOn(day, 990) }), 班级: '九年级' };

let county: County;
/** Made before the keys are changed. */
const before = { slip: '', importId: '', noticeId: '', old: '', present: '' };
const desk = (school: 'A' | 'B' = 'A') => new RosterDesk(county, school);
const pupils = () => county.documents()['pupils'] ?? [];
const draft = () =>
  county
    .person('oATeacher1')
    .ask('notice.saveDraft', noticeFor(county.world.A, { title: '换密钥之前写的' }), { key: 'typed-before' });
const issue = () =>
  county
    .person('oATeacher1')
    .ask('identity.issueBindingCode', { pupilId: pupilOf(county.world.A, 3).pupilId }, { key: 'slip-before' });

beforeAll(async () => {
  county = await openCounty();
  await desk().take([...many, ...unnumbered]);
  before.importId = (await desk().take([faulty])).importId;
  before.slip = (await issue()).code;
  before.noticeId = (await draft()).noticeId;
  before.old = keyIdsOf(readKeys(keyFileOf(county)));
  rotate(keyFileOf(county));
  before.present = keyIdsOf(readKeys(keyFileOf(county)));
  await restart(county);
}, 240_000);
afterAll(() => county.close());

/** A number stands under one key or the other; never twice. */
function numbersTwice(): number {
  const ciphers = pupils().map(({ idKey }) => idKey);
  return ciphers.length - new Set(ciphers).size;
}

async function paid(pupilAt: number, term: string): Promise<void> {
  const { A } = county.world;
  const pupil = pupilOf(A, pupilAt);
  const sums = { count: 1, totalFen: lineFen };
  const rows = [paymentRow(pupil)];
  const made = await createBatch(county.cloud, A, { programme: 'urgent-aid', term, rows, sums });
  const { batchId, rev } = await approve(county.cloud, await audit(county.cloud, made, sums), sums);
  const clerk = county.person('oAFinance');
  const fileId = await clerk.upload(`${term}.csv`, bytes(csv([resultRow(pupil)])));
  await clerk.ask('subsidy.recordBankResult', { batchId, rev, fileId, paidOn: '2026-11-20' });
  expect(county.documents()['disbursements']?.find((one) => one['batchId'] === batchId)).toMatchObject({
    pupilId: pupil.pupilId,
    outcome: 'paid',
    keyIds: before.present,
  });
}

/** Everything that a number finds, whichever key it stands under. */
function findsAll(when: string, at: number, term: string): void {
  describe(when, () => {
    test('a class list finds everyone, with and without a number, and changes nothing', async () => {
      const { counts, faults } = await desk().check([...many, ...unnumbered]);
      expect([faults, counts]).toMatchObject([[], { fresh: 0, changed: 0, unchanged: many.length + 2 }]);
      const elsewhere = await desk('B').check([listRow('郑小1', { 身份证号: numberBornOn(day, 501) })]);
      expect(elsewhere.faults).toMatchObject([{ fault: 'id-of-other-school' }]);
    });

    test('a payment and the bank’s word find the pupil', () => paid(at, term));

    test('card numbers and kept files are readable', async () => {
      const [disbursementId = ''] = county.world.batches.paidLines;
      const mine = await county.person('oAMother').ask('subsidy.listMine', {});
      const line = mine.disbursements.find((one) => one.disbursementId === disbursementId);
      expect(line?.cardTail).toMatch(/^\d{4}$/);
      await county.person('oAAcademic').ask('ledger.faultFile', { importId: before.importId });
    });
  });
}

findsAll('right after the keys were changed', 0, '2030-spring');

describe('while both keys are alive', () => {
  test('nothing is moved yet, and everything is counted', async () => {
    const { old, foreign } = await progressIn(county);
    expect(foreign.size).toBe(0);
    expect([...old.keys()].sort()).toEqual(['codes', 'disbursements', 'files', 'pupils']);
    expect(old.get('pupils')).toBeGreaterThan(many.length);
  });

  test('a call that is repeated after the change gets its first answer', async () => {
    expect((await draft()).noticeId).toBe(before.noticeId);
  });

  test('a repeated call makes the same slip, and the slip works', async () => {
    expect((await issue()).code).toBe(before.slip);
    const stranger = county.person('oRotationAunt');
    await stranger.ask('identity.previewBinding', { code: before.slip });
    await stranger.ask('identity.bindChild', { code: before.slip, relation: 'other-kin' });
  });

  test('a new number that two schools enter at once is one pupil’s', async () => {
    const rows = [listRow('郑小抢', { 身份证号: numberBornOn(day, 991) })];
    const checked = [await desk('A').check(rows), await desk('B').check(rows)] as const;
    await Promise.all([
      desk('A').office.ask('ledger.importRoster', { importId: checked[0].importId, ...yes }),
      desk('B').office.ask('ledger.importRoster', { importId: checked[1].importId, ...yes }),
    ]);
    const counts = [
      (await reached(desk('A').office, checked[0].importId)).counts.fresh,
      (await reached(desk('B').office, checked[1].importId)).counts.fresh,
    ];
    expect(counts.sort()).toEqual([0, 1]);
    expect(numbersTwice()).toBe(0);
  });

  test('the old keys are not to be taken out', async () => {
    expect(await leftIn(county)).toBeGreaterThan(0);
    expect(() => rotate(keyFileOf(county))).toThrow('上一次更换还没有做完');
  });
});

describe('moving the documents', () => {
  test('killed in the middle, it has moved some and lost none; writing and entering go on, and the next ring goes on', async () => {
    const all = pupils().length;
    const ringing = ringRekeying(county).catch(() => undefined);
    await untilStored(county.dataDir, { collection: 'pupils', text: before.present, count: 20 });
    await county.stop();
    await ringing;
    const moved = pupils().filter(({ keyIds }) => keyIds === before.present).length;
    expect(moved).toBeGreaterThanOrEqual(20);
    expect(moved).toBeLessThan(all);
    await county.start();
    const entering = desk('B').check(many.slice(0, 300));
    await ringRekeying(county);
    expect((await entering).counts).toMatchObject({ fresh: 0, faulty: 300 });
    expect(pupils()).toHaveLength(all);
    expect(pupils().filter(({ keyIds }) => keyIds !== before.present)).toEqual([]);
  });

  test('leaves nothing but slips that nobody has used, and raises no revision that no event explains', async () => {
    const { old } = await progressIn(county);
    expect([...old.keys()]).toEqual(['codes']);
    await sealAll(county.cloud, county.dataDir);
    expect((await reportOf(county.dataDir)).faults).toEqual([]);
  });

  test('moves the sealed files too', () => {
    const { old } = readKeys(keyFileOf(county));
    const oldField = Buffer.from(before.old.slice(0, 8), 'hex');
    expect(old).toBeDefined();
    const files = (county.documents()['files'] ?? []).filter(({ sealedId }) => sealedId !== null);
    expect(files.length).toBeGreaterThan(0);
    for (const { sealedId } of files) {
      const place = String(sealedId).replace(/^cloud:\/\/[^/]*\//, '');
      const content = readFileSync(join(county.dataDir, 'files', placeOf(place)));
      expect(content.subarray(0, 4).equals(oldField)).toBe(false);
    }
  });

  test('costs an idle ring no more than any other', async () => {
    const after = (await county.cloud.calls()).at(-1)?.seq ?? 0;
    await ringRekeying(county);
    const [call] = await county.cloud.calls(after);
    expect(1 + (call?.requests.length ?? 99)).toBeLessThanOrEqual(8);
  });
});

findsAll('when all are moved', 1, '2031-spring');

describe('without the old keys', () => {
  beforeAll(async () => {
    finish(keyFileOf(county));
    await restart(county);
  }, 60_000);

  test('nothing names them any more', () => {
    expect(readKeys(keyFileOf(county)).old).toBeUndefined();
    const { environment } = JSON.parse(readFileSync(keyFileOf(county), 'utf8')) as { environment: object };
    expect(Object.keys(environment).filter((name) => name.endsWith('_OLD'))).toEqual([]);
  });

  test('a new pupil is entered once', async () => {
    const rows = [listRow('郑小后', { 身份证号: idNumberOf(777) })];
    expect((await desk().take(rows)).counts.fresh).toBe(1);
    expect((await desk('B').check(rows)).faults).toMatchObject([{ fault: 'id-of-other-school' }]);
  });
});

findsAll('when the old keys are gone', 2, '2032-spring');
