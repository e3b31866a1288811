import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, openedAt, type County } from '../support/county/county';
import { reportOf, sealAll } from '../support/county/sealing';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const pupilId = (at: number) => pupilOf(county.world.A, at).pupilId;
const asked = { reason: 'register' } as const;
const teacher = () => county.person('oATeacher1');
const leader = () => county.person('oALeader');
const seenBy = async (openid: string, at: number) =>
  (await county.person(openid).ask('ledger.listOpenings', { pupilId: pupilId(at) })).openings;

describe('opening a pupil’s entry', () => {
  test('by the class teacher is noted once a day and counted, and the family sees it', async () => {
    await teacher().ask('ledger.getPupil', { pupilId: pupilId(1) });
    await teacher().ask('ledger.getPupil', { pupilId: pupilId(1) });
    await teacher().ask('ledger.getNeeds', { pupilId: pupilId(1) });
    await teacher().ask('identity.listGuardians', { pupilId: pupilId(1) });
    expect(await seenBy('oANeighbour', 1)).toMatchObject([
      { by: 'A校Teacher1', office: 'classTeacher', purpose: 'class', count: 4, on: '2026-11-20', note: null },
    ]);
  });

  test.each(['ledger.getPupil', 'ledger.getNeeds', 'identity.listGuardians', 'ledger.getCorrections'] as const)(
    '%s outside the class asks why, once a day, and says nothing before',
    async (name) => {
      const input = { pupilId: pupilId(7) };
      const before = county.documents()['openings']?.length;
      expect(await leader().reply(name, input)).toEqual({ ok: false, code: 'purpose-needed' });
      expect(county.documents()['openings']).toHaveLength(before ?? 0);
      await leader().ask(name, { ...input, purpose: asked });
      await leader().ask(name, input);
      await county.cloud.clock.advance(24 * 3_600_000);
    },
  );

  test('for another reason needs it in words, and the family reads them', async () => {
    const academic = county.person('oAAcademic');
    const input = { pupilId: pupilId(1) };
    const empty = await academic.refusal('ledger.getPupil', { ...input, purpose: { reason: 'other' } });
    expect(empty.code).toBe('purpose-needed');
    await academic.ask('ledger.getPupil', { ...input, purpose: { reason: 'other', note: '办转学' } });
    const [newest] = await seenBy('oANeighbour', 1);
    expect(newest).toMatchObject({ by: 'A校Academic', office: 'academicAffairs', purpose: 'other', note: '办转学' });
  });

  test('for a change or a correction that waits needs no reason', async () => {
    const moral = county.person('oAMoral');
    await moral.ask('ledger.getNeeds', { pupilId: county.world.needs.toVerify.pupilId });
    await moral.ask('ledger.getCorrections', { pupilId: pupilId(0) });
    const openings = await seenBy('oAMother', 0);
    expect(openings[0]).toMatchObject({ by: 'A校Moral', office: 'moralEducation', purpose: 'verify-correction' });
    const noted = county.documents()['openings'] ?? [];
    expect(noted.some((one) => one['purpose'] === 'verify-need')).toBe(true);
  });

  test('out of reach is refused and not noted', async () => {
    const before = county.documents()['openings']?.length;
    const other = county.person('oATeacher2');
    expect(await other.refusal('ledger.getPupil', { pupilId: pupilId(0), purpose: asked })).toMatchObject({
      code: 'not-found',
    });
    expect(county.documents()['openings']).toHaveLength(before ?? 0);
  });

  test('five times at once is one entry that counts five', async () => {
    await Promise.all(Array.from({ length: 5 }, () => teacher().ask('ledger.getPupil', { pupilId: pupilId(2) })));
    const found = (county.documents()['openings'] ?? []).filter((one) => one['pupilId'] === pupilId(2));
    expect(found).toMatchObject([{ count: 5, rev: 1, purpose: 'class' }]);
  });
});

describe('a family', () => {
  test('reads page after page, the newest first, and only while it is bound', async () => {
    await bind(county.cloud, { teacher: 'oATeacher1', openid: 'oAunt', pupilId: pupilId(3), relation: 'other-kin' });
    for (let day = 0; day < 23; day += 1) {
      await teacher().ask('ledger.getPupil', { pupilId: pupilId(3) });
      await county.cloud.clock.advance(24 * 3_600_000);
    }
    const aunt = county.person('oAunt');
    const first = await aunt.ask('ledger.listOpenings', { pupilId: pupilId(3) });
    expect(first).toMatchObject({ family: ['other-kin'], telephone: '0900-1234567', schoolName: 'A校' });
    const second = await aunt.ask('ledger.listOpenings', { pupilId: pupilId(3), after: first.next ?? '' });
    const days = [...first.openings, ...second.openings].map(({ on }) => on);
    expect(days.length).toBeGreaterThanOrEqual(23);
    expect(days).toEqual([...days].sort().reverse());
    expect(second.next).toBeNull();
    const { guardians } = await teacher().ask('identity.listGuardians', { pupilId: pupilId(3) });
    const { personId = '' } = guardians[0] ?? {};
    await teacher().ask('identity.endBinding', { pupilId: pupilId(3), personId, reason: '搬走了' });
    expect(await aunt.reply('ledger.listOpenings', { pupilId: pupilId(3) })).toEqual({ ok: false, code: 'not-bound' });
  });

  test('of another child sees nothing', async () => {
    const neighbour = county.person('oANeighbour');
    expect(await neighbour.refusal('ledger.listOpenings', { pupilId: pupilId(0) })).toMatchObject({
      code: 'not-found',
    });
    expect(await neighbour.refusal('ledger.getMyChild', { pupilId: pupilId(0) })).toMatchObject({ code: 'not-found' });
  });
});

test('three years later nothing is left of whom they name, and the audit log still agrees', async () => {
  await sealAll(county.cloud, county.dataDir);
  await county.cloud.runTimer('jobs');
  expect(county.documents()['openings']).not.toEqual([]);
  const later = new Date(openedAt.getTime() + 1130 * 24 * 3_600_000);
  later.setUTCHours(19, 0, 0, 0);
  await county.cloud.clock.set(later);
  await county.cloud.runTimer('jobs');
  const kept = county.documents()['openings'] ?? [];
  expect(kept.filter((one) => one['keptUntil'] !== '')).toEqual([]);
  expect(kept[0]).toMatchObject({ pupilId: '', by: { id: '', name: '' }, note: null, recent: [] });
  expect((await reportOf(county.dataDir)).faults).toEqual([]);
});
