import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, type County } from '../support/county/county';
import { bytes, csv, paymentRow } from '../support/county/papers';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const office = () => county.person('oAAcademic');
const teacher = () => county.person('oATeacher1');
const pupilId = (at: number) => pupilOf(county.world.A, at).pupilId;

async function gone(at: number, departure: 'left' | 'deceased' | 'transferred', on = '2026-11-19'): Promise<void> {
  const { rev } = await office().ask('ledger.getPupil', { pupilId: pupilId(at), purpose: { reason: 'register' } });
  await office().ask('ledger.recordDeparture', { pupilId: pupilId(at), rev, departure, on, reason: '家里的事' });
}

async function back(at: number): Promise<void> {
  const { rev } = await office().ask('ledger.getPupil', { pupilId: pupilId(at), purpose: { reason: 'register' } });
  await office().ask('ledger.takeBackDeparture', { pupilId: pupilId(at), rev, reason: '记错了人' });
}

async function publish(title: string): Promise<string> {
  const { A } = county.world;
  const draft = { schoolId: A.schoolId, title, body: '正文', level: 'acknowledge', dueOn: null } as const;
  const { noticeId, rev } = await teacher().ask('notice.saveDraft', {
    ...draft,
    classIds: [A.classIds[0]],
  });
  const submitted = await teacher().ask('notice.submit', { noticeId, rev });
  const decision = { kind: 'publish', publishAt: null } as const;
  await county.person('oAMoral').ask('notice.review', { noticeId, rev: submitted.rev, decision });
  return noticeId;
}

const namesInClass = async () => {
  const { pupils } = await teacher().ask('ledger.listPupils', { classId: county.world.A.classIds[0] });
  return pupils.map(({ pupilId: id }) => id);
};

describe('a pupil who is gone', () => {
  test('stands in no list, no tally and no search, and comes back when it was a mistake', async () => {
    const { A } = county.world;
    const countOf = async () =>
      (await office().ask('ledger.listClasses', { schoolId: A.schoolId })).classes[0]?.pupilCount;
    const found = async () =>
      (await office().ask('ledger.searchPupils', { schoolId: A.schoolId })).pupils.map((one) => one.pupilId);
    const inVillages = async () =>
      (await office().ask('ledger.listVillages', { schoolId: A.schoolId })).villages.reduce(
        (total, one) => total + one.pupils,
        0,
      );
    const before = await countOf();
    const villagers = await inVillages();
    await gone(4, 'left');
    expect(await inVillages()).toBe(villagers - 1);
    expect(await namesInClass()).not.toContain(pupilId(4));
    expect(await found()).not.toContain(pupilId(4));
    expect(await countOf()).toBe((before ?? 0) - 1);
    expect(await teacher().refusal('ledger.getPupil', { pupilId: pupilId(4) })).toMatchObject({ code: 'not-found' });
    const { pupils } = await office().ask('ledger.listDeparted', { schoolId: A.schoolId, departure: 'left' });
    expect(pupils).toContainEqual(
      expect.objectContaining({ pupilId: pupilId(4), className: A.classNames[0], departure: 'left', on: '2026-11-19' }),
    );
    await back(4);
    expect(await namesInClass()).toContain(pupilId(4));
    expect(await countOf()).toBe(before);
    expect(await inVillages()).toBe(villagers);
    const entry = await office().ask('ledger.getPupil', { pupilId: pupilId(4), purpose: { reason: 'register' } });
    expect(entry.standings.map(({ standing, reason, by }) => [standing, reason, by])).toEqual([
      ['enrolled', '记错了人', 'A校Academic'],
      ['left', '家里的事', 'A校Academic'],
    ]);
  });

  test('has a family that reads what came before, and is asked nothing new', async () => {
    const earlier = await publish('走之前的通知');
    await gone(0, 'transferred');
    const later = await publish('走以后的通知');
    const mother = county.person('oAMother');
    const mine = (await mother.ask('notice.listMine', {})).notices.map(({ noticeId }) => noticeId);
    expect(mine).toContain(earlier);
    expect(mine).not.toContain(later);
    expect(await mother.refusal('notice.getMine', { noticeId: later })).toMatchObject({ code: 'not-found' });
    const { notices, children } = await mother.ask('home.open', {});
    expect([notices, children.length]).toEqual([[], 1]);
    await back(0);
    expect((await mother.ask('home.open', {})).notices.map(({ noticeId }) => noticeId)).toContain(later);
  });

  test('who has died is named to the family no more, and no reminder that waits goes out', async () => {
    await bind(county.cloud, { teacher: 'oATeacher1', openid: 'oAGrieving', pupilId: pupilId(3), relation: 'mother' });
    const noticeId = await publish('要签收的通知');
    await gone(3, 'deceased');
    await teacher().ask('notice.remind', { noticeId });
    await county.settled();
    const told = (county.documents()['outbox'] ?? []).filter(({ openid }) => openid === 'oAGrieving');
    expect(told).toEqual([]);
    const home = await county.person('oAGrieving').ask('home.open', {});
    expect([home.children, home.notices, home.disbursements]).toEqual([[], [], []]);
  });

  test('does not count in the progress of a notice, though the family had answered', async () => {
    await bind(county.cloud, { teacher: 'oATeacher1', openid: 'oAAway', pupilId: pupilId(2), relation: 'father' });
    const noticeId = await publish('先签收，后转走');
    await county.person('oAAway').ask('notice.acknowledge', { noticeId });
    const progress = async () => (await teacher().ask('notice.progress', { noticeId })).classes[0]?.acknowledged;
    expect(await progress()).toBe(1);
    await gone(2, 'transferred');
    expect(await progress()).toBe(0);
    await back(2);
    expect(await progress()).toBe(1);
  });
});

describe('payment', () => {
  const faultsOf = async (at: number, term: string) => {
    const finance = county.person('oAFinance');
    const fileId = await finance.upload('gone.csv', bytes(csv([paymentRow(pupilOf(county.world.A, at))])));
    const asked = { schoolId: county.world.A.schoolId, programme: 'urgent-aid', term, fileId } as const;
    const reply = await finance.reply('subsidy.checkPaymentList', asked);
    return reply.ok ? [] : (reply.detail?.rows ?? []).map(({ fault }) => fault);
  };

  test('is for the time before: of the term in which the pupil left, not of a later one', async () => {
    await gone(7, 'left', '2026-11-10');
    expect(await faultsOf(7, '2026-autumn')).toEqual([]);
    expect(await faultsOf(7, '2027-spring')).toEqual(['pupil-gone']);
  });
});

test('what is not so is refused: a day to come, one who is gone already, an older state, own kin', async () => {
  const { rev } = await office().ask('ledger.getPupil', { pupilId: pupilId(8), purpose: { reason: 'register' } });
  const gone8 = { pupilId: pupilId(8), rev, departure: 'left', on: '2026-11-20', reason: '外出' } as const;
  expect(await office().refusal('ledger.recordDeparture', { ...gone8, on: '2026-11-21' })).toMatchObject({
    code: 'invalid-input',
    detail: { path: 'on' },
  });
  expect(await office().refusal('ledger.recordDeparture', { ...gone8, rev: rev + 1 })).toMatchObject({
    code: 'changed-meanwhile',
  });
  const enrolled = { pupilId: pupilId(8), rev, reason: '没有这回事' };
  expect(await office().refusal('ledger.takeBackDeparture', enrolled)).toMatchObject({ code: 'wrong-state' });
  await bind(county.cloud, { teacher: 'oATeacher2', openid: 'oAMoral', pupilId: pupilId(8), relation: 'mother' });
  expect(await county.person('oAMoral').refusal('ledger.recordDeparture', gone8)).toMatchObject({ code: 'kin' });
});
