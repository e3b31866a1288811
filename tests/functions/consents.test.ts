import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Purpose } from '../../contract/consent';
import { openCounty, type County } from '../support/county/county';
import { consentUntil } from '../support/county/families';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const pupilAt = (at: number) => pupilOf(county.world.A, at).pupilId;
const bound = (openid: string, at: number, relation: Parameters<typeof bind>[1]['relation']) =>
  bind(county.cloud, { teacher: 'oATeacher1', openid, pupilId: pupilAt(at), relation });
const give = (openid: string, at: number, purpose: Purpose = 'photo', until = consentUntil) =>
  county.person(openid).reply('identity.giveConsent', { pupilId: pupilAt(at), purpose, until, wording: 1 });
const withdraw = (openid: string, at: number, purpose: Purpose = 'photo') =>
  county.person(openid).reply('identity.withdrawConsent', { pupilId: pupilAt(at), purpose });
const states = async (at: number, openid = 'oAMoral') =>
  (await county.person(openid).ask('identity.consentsOf', { pupilId: pupilAt(at) })).consents.map(({ state }) => state);
const given = { ok: true, data: { at: expect.any(String), until: consentUntil } };

describe('a consent', () => {
  test('is the parents’ to give: others are refused, and nothing else is', async () => {
    expect(await give('oAGrandmother', 0, 'sponsorship')).toEqual({ ok: false, code: 'not-entitled' });
    const grandmother = county.person('oAGrandmother');
    expect(await grandmother.ask('identity.listConsents', { pupilId: pupilAt(0) })).toMatchObject({
      may: 'not-entitled',
      mayInvite: false,
      until: consentUntil,
    });
    expect((await grandmother.ask('notice.listMine', {})).notices).not.toEqual([]);
    expect(await give('oANeighbour', 0)).toEqual({ ok: false, code: 'not-found' });
  });

  test('of one purpose leaves the others as they are; every word about it is kept', async () => {
    expect(await states(0)).toEqual(['never', 'never', 'stands']);
    expect(await give('oAMother', 0, 'typical-case')).toEqual(given);
    expect(await states(0, 'oATeacher1')).toEqual(['stands', 'never', 'stands']);
    expect(await withdraw('oAMother', 0, 'typical-case')).toMatchObject({ ok: true });
    expect(await withdraw('oAMother', 0, 'typical-case')).toMatchObject({ code: 'wrong-state' });
    expect(await give('oAMother', 0, 'typical-case')).toEqual(given);
    expect(await give('oAMother', 0, 'typical-case')).toMatchObject({ code: 'wrong-state' });
    const { consents } = await county.person('oAMother').ask('identity.listConsents', { pupilId: pupilAt(0) });
    expect(consents[0]?.history.map(({ event, by }) => [event, by])).toEqual([
      ['give', 'mother'],
      ['withdraw', 'mother'],
      ['give', 'mother'],
    ]);
    const stored = county.documents()['consents'] ?? [];
    expect(stored.map(({ _id }) => _id)).toEqual([`${pupilAt(0)}.photo`, `${pupilAt(0)}.typical-case`]);
  });

  test('holds for the days that were read', async () => {
    expect(await give('oAMother', 0, 'sponsorship', '2030-08-31')).toMatchObject({ code: 'changed-meanwhile' });
  });

  test('is not seen by the class teacher of another class', async () => {
    const other = county.person('oATeacher2');
    expect(await other.reply('identity.consentsOf', { pupilId: pupilAt(0) })).toMatchObject({ code: 'not-found' });
  });
});

describe('a guardian on paper', () => {
  test('consents once the school has recorded the paper', async () => {
    await bound('oLawful', 2, 'lawful-guardian');
    expect(await give('oLawful', 2)).toEqual({ ok: false, code: 'basis-missing' });
    const teacher = county.person('oATeacher1');
    const { guardians } = await teacher.ask('identity.listGuardians', { pupilId: pupilAt(2) });
    const { personId = '' } = guardians.find(({ relation }) => relation === 'lawful-guardian') ?? {};
    const basis = { pupilId: pupilAt(2), personId, kind: 'appointed', on: '2026-03-01' } as const;
    await teacher.ask('identity.recordBasis', basis);
    expect(await give('oLawful', 2)).toEqual(given);
  });
});

describe('when the guardian who consented', () => {
  const personOf = async (at: number, relation: string) => {
    const { guardians } = await county.person('oATeacher1').ask('identity.listGuardians', { pupilId: pupilAt(at) });
    return guardians.find((one) => one.relation === relation)?.personId ?? '';
  };

  test('is bound no more, it stands until another entitled guardian withdraws it', async () => {
    await bound('oMother4', 4, 'mother');
    await give('oMother4', 4);
    await county.person('oMother4').ask('identity.endMyBinding', { pupilId: pupilAt(4) });
    expect(await states(4)).toEqual(['never', 'never', 'stands']);
    expect(await withdraw('oMother4', 4)).toEqual({ ok: false, code: 'not-bound' });
    await bound('oGrandmother4', 4, 'grandparent');
    expect(await withdraw('oGrandmother4', 4)).toEqual({ ok: false, code: 'not-entitled' });
    await bound('oFather4', 4, 'father');
    expect(await withdraw('oFather4', 4)).toMatchObject({ ok: true });
    expect(await states(4)).toEqual(['never', 'never', 'withdrawn']);
  });

  test('is barred by a court, it is suspended at once; the other parent may give it, and lifting the bar brings it back', async () => {
    await bound('oFather3', 3, 'father');
    await give('oFather3', 3);
    await give('oFather3', 3, 'sponsorship');
    const aim = { pupilId: pupilAt(3), personId: await personOf(3, 'father'), reason: '法院裁定' };
    await county.person('oALeader').ask('identity.barGuardian', aim);
    expect(await states(3)).toEqual(['never', 'suspended', 'suspended']);
    await bound('oMother3', 3, 'mother');
    expect(await give('oMother3', 3)).toEqual(given);
    expect(await states(3)).toEqual(['never', 'suspended', 'stands']);
    await county.person('oALeader').ask('identity.liftBar', aim);
    expect(await states(3)).toEqual(['never', 'stands', 'stands']);
  });
});

test('the end of the school year ends it; for the next it is asked anew', async () => {
  await county.cloud.clock.set(new Date('2027-09-01T02:00:00.000Z'));
  expect(await states(0)).toEqual(['expired', 'never', 'expired']);
  expect(await give('oAMother', 0, 'photo', '2028-08-31')).toMatchObject({ ok: true });
  expect(await states(0)).toEqual(['expired', 'never', 'stands']);
});
