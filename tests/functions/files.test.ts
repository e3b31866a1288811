import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkRoster, reached } from '../../seeds/support/roster';
import { openCounty, openedAt, type County } from '../support/county/county';
import { listRow, numberBornOn, RosterDesk } from '../support/county/lists';
import { bytes, csv, paymentRow } from '../support/county/papers';
import { loseFiles, storedFiles } from '../support/county/stored-files';
import { pupilOf } from '../support/county/world';
import { until } from '../support/until';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const yes = { acceptChanges: true, acceptDoubtful: true };
const day = 24 * 3_600_000;
const desk = () => new RosterDesk(county);
const row = (name: string, sequence: number, village: string) =>
  listRow(name, { 身份证号: numberBornOn('2018-02-03', sequence), 村: village });
const noted = () => county.documents()['files'] ?? [];

/** Rings the timer at three in the night of Shanghai, so many days later. */
async function atNight(days: number): Promise<void> {
  const night = new Date(openedAt.getTime() + days * day);
  night.setUTCHours(19, 0, 0, 0);
  await county.cloud.clock.set(night);
  await county.cloud.runTimer('jobs');
  await county.cloud.clock.set(openedAt);
}

describe('the file of a class list', () => {
  test('is sealed as soon as it is checked, and gone when it is taken in', async () => {
    const village = '青石坪一村';
    const before = storedFiles(county.dataDir, village).all;
    const { importId } = await desk().check([row('石小一', 301, village)]);
    expect(storedFiles(county.dataDir, village)).toEqual({ all: before + 1, clear: 0 });
    await desk().office.ask('ledger.importRoster', { importId, ...yes });
    expect((await reached(desk().office, importId)).counts.fresh).toBe(1);
    expect(storedFiles(county.dataDir, village).all).toBe(before);
  });

  test('with faulty rows stays sealed for thirty days, so that they can be mended', async () => {
    const village = '青石坪二村';
    const rows = [row('石小二', 302, village), { ...row('石小三', 303, village), 班级: '九年级' }];
    const { importId } = await desk().take(rows);
    const ask = () => desk().office.reply('ledger.faultFile', { importId });
    await atNight(29);
    expect(await ask()).toMatchObject({ ok: true });
    expect(storedFiles(county.dataDir, village).clear).toBe(0);
    await atNight(30);
    expect(await ask()).toEqual({ ok: false, code: 'file-missing' });
  });

  test('can be checked again under the same id, with other columns', async () => {
    const asked = await desk().ask([row('石小四', 304, '青石坪三村')]);
    await checkRoster(desk().office, asked);
    const columns = [{ field: 'bornOn' as const, heading: null }];
    expect((await checkRoster(desk().office, { ...asked, columns })).counts.fresh).toBe(1);
    expect(await county.person('oAMoral').reply('ledger.checkRoster', asked)).toEqual({
      ok: false,
      code: 'file-missing',
    });
  });
});

test('a payment list that was checked and never made into a batch is sealed, and swept after a day', async () => {
  const clerk = county.person('oAFinance');
  const bank = '青石坪信用社';
  const fileId = await clerk.upload(
    'left.csv',
    bytes(csv([{ ...paymentRow(pupilOf(county.world.A, 0)), 开户行: bank }])),
  );
  const { schoolId } = county.world.A;
  const asked = { schoolId, programme: 'urgent-aid', term: '2028-spring', fileId } as const;
  expect(await clerk.reply('subsidy.checkPaymentList', asked)).toMatchObject({ ok: true });
  expect(storedFiles(county.dataDir, bank).clear).toBe(0);
  await atNight(0);
  expect(noted().filter((one) => one['fileId'] === fileId)).toHaveLength(1);
  await atNight(1);
  expect(noted().filter((one) => one['fileId'] === fileId)).toEqual([]);
});

describe('an import that cannot go on', () => {
  test('leaves the right number of pupils on every class', async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => ({
      ...row(`石${String.fromCharCode(0x4e00 + at)}`, 400 + at, '沙坝'),
      户主: '石大爷',
    }));
    const { importId } = await desk().check(rows);
    const pupils = () => county.documents()['pupils'] ?? [];
    const before = pupils().length;
    await desk().office.ask('ledger.importRoster', { importId, ...yes });
    const ringing = county.cloud.runTimer('jobs').catch(() => undefined);
    await until(() => Promise.resolve(pupils().length > before), 'the import to be under way');
    await county.stop();
    await ringing;
    loseFiles(county.dataDir);
    await county.start();
    await county.cloud.clock.advance(5 * 60_000);
    await county.cloud.runTimer('jobs');
    const { state, problem } = await reached(desk().office, importId);
    expect([state, problem]).toEqual(['failed', 'file-missing']);
    expect(pupils().length).toBeGreaterThan(before);
    for (const { _id, pupilCount } of county.documents()['classes'] ?? [])
      expect(pupilCount).toBe(pupils().filter(({ classId }) => classId === _id).length);
  }, 60_000);
});
