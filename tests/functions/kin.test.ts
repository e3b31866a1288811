import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, type County } from '../support/county/county';
import { pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const schoolId = () => county.world.A.schoolId;
const asked = () => county.world.needs.toVerify;
const decision = { kind: 'accept' } as const;

describe('declared kin', () => {
  test('is found by the whole name, in the own school alone', async () => {
    const { name, pupilId } = pupilOf(county.world.A, 7);
    const clerk = county.person('oAFinance');
    const find = (typed: string) => clerk.ask('identity.findKin', { schoolId: schoolId(), name: typed });
    expect(await find(name)).toEqual({ pupils: [{ pupilId, name, className: '二年级' }] });
    expect(await find(` ${name} `)).toMatchObject({ pupils: [{ pupilId }] });
    expect(await find(name.slice(0, 2))).toEqual({ pupils: [] });
    expect(await find(pupilOf(county.world.B, 0).name)).toEqual({ pupils: [] });
    const foreign = pupilOf(county.world.B, 0).pupilId;
    expect(await clerk.reply('identity.declareKin', { pupilId: foreign, relation: 'mother' })).toEqual({
      ok: false,
      code: 'not-found',
    });
  });

  test('is listed for who declared it and for leaders, for nobody else', async () => {
    const { pupilId } = asked();
    await county.person('oAMoral').ask('identity.declareKin', { pupilId, relation: 'other-kin' });
    const listed = (openid: string) => county.person(openid).ask('identity.listKin', { schoolId: schoolId() });
    expect(await listed('oAMoral')).toMatchObject({ own: [{ pupilId, relation: 'other-kin' }], others: [] });
    expect((await listed('oALeader')).others.map((one) => one.name)).toContain('A校Moral');
    expect(await listed('oAFinance')).toEqual({ own: [], others: [] });
    expect(await county.person('oAMoral').reply('identity.declareKin', { pupilId, relation: 'father' })).toEqual({
      ok: false,
      code: 'already-exists',
    });
  });

  test('keeps from deciding, and names who can: not those who are kin too', async () => {
    const refusal = await county.person('oAMoral').reply('ledger.verifyChange', { ...asked(), decision });
    expect(refusal).toEqual({ ok: false, code: 'kin', detail: { who: ['A校Academic'] } });
    const { pupilId } = asked();
    await county.person('oAAcademic').ask('identity.declareKin', { pupilId, relation: 'mother' });
    expect(await county.person('oAMoral').reply('ledger.verifyChange', { ...asked(), decision })).toEqual({
      ok: false,
      code: 'kin',
      detail: { who: [] },
    });
  });

  test('keeps from auditing a batch in which the child is paid', async () => {
    const { draft } = county.world.batches;
    const { pupilId } = pupilOf(county.world.A, 0);
    await county.person('oAFinance2').ask('identity.declareKin', { pupilId, relation: 'grandparent' });
    const sums = { count: 6, totalFen: 375_000 };
    expect(await county.person('oAFinance2').reply('subsidy.auditBatch', { ...draft, ...sums })).toMatchObject({
      code: 'kin',
    });
  });

  test('is ended by a leader with a reason: then the person decides again', async () => {
    const { others } = await county.person('oALeader').ask('identity.listKin', { schoolId: schoolId() });
    const { personId = '' } = others.find(({ name }) => name === 'A校Moral') ?? {};
    const aim = { schoolId: schoolId(), personId, pupilId: asked().pupilId, reason: '申报错了孩子' };
    await county.person('oALeader').ask('identity.endKin', aim);
    expect(await county.person('oALeader').reply('identity.endKin', aim)).toEqual({ ok: false, code: 'wrong-state' });
    expect(await county.person('oAMoral').reply('ledger.verifyChange', { ...asked(), decision })).toMatchObject({
      ok: true,
    });
  });

  test('is not ended by who declared it, nor by other kin of the child', async () => {
    const [first, second] = [county.person('oALeader'), county.person('oALeader2')];
    const { pupilId } = pupilOf(county.world.A, 8);
    for (const leader of [first, second]) await leader.ask('identity.declareKin', { pupilId, relation: 'other-kin' });
    const { others } = await first.ask('identity.listKin', { schoolId: schoolId() });
    const { personId = '' } = others.find(({ name }) => name === 'A校Leader2') ?? {};
    const aim = { schoolId: schoolId(), personId, pupilId, reason: '申报错了孩子' };
    for (const [leader, who] of [
      [first, 'A校Leader2'],
      [second, 'A校Leader'],
    ] as const)
      expect(await leader.reply('identity.endKin', aim)).toEqual({ ok: false, code: 'kin', detail: { who: [who] } });
  });
});
