import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CorrectableField } from '../../contract/correction';
import { openCounty, type County } from '../support/county/county';
import { idNumberOf } from '../support/county/papers';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const yes = { kind: 'accept' } as const;
const pupilId = (at: number) => pupilOf(county.world.A, at).pupilId;
const office = () => county.person('oAAcademic');
const teacher = () => county.person('oATeacher1');
/** The father of the second pupil. */
const father = () => county.person('oANeighbour');
const mine = () => father().ask('ledger.getMyChild', { pupilId: pupilId(1) });
const wish = async (field: CorrectableField, to: string) => {
  const seen = (await mine()).fields.find((one) => one.field === field)?.value ?? null;
  return { pupilId: pupilId(1), field, seen, to };
};
const ask = async (field: CorrectableField, to: string) => ({
  pupilId: pupilId(1),
  ...(await father().ask('ledger.requestCorrection', await wish(field, to))),
});
const workOf = async (openid: string, kind: string) =>
  (await county.person(openid).ask('home.listWork', {})).work.filter(
    (one) => one.kind === kind && one.id === pupilId(1),
  );

describe('what a family asks to correct', () => {
  test('is verified by the class teacher, applied by an office, and told to those who keep the name', async () => {
    const asked = await ask('name', '王晓乙');
    expect(await workOf('oATeacher1', 'verify-correction')).toHaveLength(1);
    expect(await workOf('oAAcademic', 'apply-correction')).toHaveLength(1);
    await teacher().ask('ledger.verifyCorrection', { ...asked, decision: yes });
    expect(await workOf('oATeacher1', 'verify-correction')).toEqual([]);
    await office().ask('ledger.applyCorrection', { ...asked, decision: yes });
    expect(await mine()).toMatchObject({ name: '王晓乙', corrections: [{ state: 'applied', mayWithdraw: false }] });
    expect(await father().ask('identity.me', {})).toMatchObject({ children: [{ name: '王晓乙' }] });
    const entry = await teacher().ask('ledger.getPupil', { pupilId: pupilId(1) });
    expect(entry.history[0]).toMatchObject({
      by: 'A校Academic',
      changes: [{ field: 'name', from: '王小乙', to: '王晓乙' }],
    });
  });

  test('of the village or the head moves the child to another household, and keeps the other half', async () => {
    await office().ask('ledger.applyCorrection', { ...(await ask('village', '石门村')), decision: yes });
    await office().ask('ledger.applyCorrection', { ...(await ask('head', '王老石')), decision: yes });
    const { village, head, history } = await teacher().ask('ledger.getPupil', { pupilId: pupilId(1) });
    expect([village, head]).toEqual(['石门村', '王老石']);
    expect(history[0]?.changes).toEqual([{ field: 'head', from: '王小乙的爷爷', to: '王老石' }]);
    expect(history[1]?.changes).toEqual([{ field: 'village', from: '柳溪村', to: '石门村' }]);
  });

  test('is refused with a reason that the family reads', async () => {
    const asked = await ask('boarding', 'no');
    const decision = { kind: 'refuse', reason: '登记的是对的' } as const;
    await teacher().ask('ledger.verifyCorrection', { ...asked, decision });
    const [newest] = (await mine()).corrections;
    expect(newest).toMatchObject({ state: 'refused', relation: 'father', history: [{}, { reason: '登记的是对的' }] });
  });

  test('is refused when it was changed meanwhile', async () => {
    const old = { ...(await wish('name', '王小二')), seen: '王小乙' };
    expect(await father().refusal('ledger.requestCorrection', old)).toMatchObject({ code: 'changed-meanwhile' });
  });
});

describe('an ID number', () => {
  test('with a wrong check character, or of another pupil of the county, is refused', async () => {
    const typo = idNumberOf(350).replace(/.$/, (last) => (last === '1' ? '2' : '1'));
    const refusal = async (to: string) =>
      (await father().refusal('ledger.requestCorrection', await wish('idNumber', to))).code;
    expect(await refusal(typo)).toBe('number-wrong');
    expect(await refusal(pupilOf(county.world.A, 2).idNumber)).toBe('number-taken');
    expect(await refusal(pupilOf(county.world.B, 3).idNumber)).toBe('number-taken');
    expect(await refusal(pupilOf(county.world.A, 1).idNumber)).toBe('no-difference');
  });

  test('that is right is applied, and then it is this child’s: nobody else can have it', async () => {
    const number = idNumberOf(351);
    const asked = await ask('idNumber', number);
    const seen = await office().ask('ledger.getCorrections', { pupilId: pupilId(1) });
    expect(seen.corrections[0]).toMatchObject({ to: `${'*'.repeat(14)}${number.slice(-4)}`, mayApply: true });
    expect(seen.corrections[0]?.bornOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    await office().ask('ledger.applyCorrection', { ...asked, decision: yes });
    expect((await mine()).fields.find(({ field }) => field === 'idNumber')?.value).toMatch(number.slice(-4));
    const other = {
      pupilId: pupilId(0),
      field: 'idNumber',
      seen: `${'*'.repeat(14)}${pupilOf(county.world.A, 0).idNumber.slice(-4)}`,
      to: number,
    } as const;
    expect(await county.person('oAMother').refusal('ledger.requestCorrection', other)).toMatchObject({
      code: 'number-taken',
    });
  });

  test('that two families ask for at once becomes one child’s, and the other office hears so', async () => {
    const to = idNumberOf(352);
    const theirs = await county.person('oAMother').ask('ledger.getMyChild', { pupilId: pupilId(0) });
    const seen = theirs.fields.find(({ field }) => field === 'idNumber')?.value ?? null;
    const aim = { pupilId: pupilId(0), field: 'idNumber', seen, to } as const;
    const other = await county.person('oAMother').ask('ledger.requestCorrection', aim);
    const both = [await ask('idNumber', to), { pupilId: pupilId(0), ...other }];
    const replies = await Promise.all(
      both.map((asked) => office().reply('ledger.applyCorrection', { ...asked, decision: yes })),
    );
    const codes = replies.map((reply) => (reply.ok ? 'applied' : reply.code)).sort();
    expect(codes).toEqual(['applied', 'number-taken']);
    const loser = both[replies.findIndex(({ ok }) => !ok)];
    const decision = { kind: 'refuse', reason: '号码是另一个孩子的' } as const;
    if (loser) await office().ask('ledger.applyCorrection', { ...loser, decision });
  });
});

describe('who decides', () => {
  test('is never kin, and whoever is hears who can', async () => {
    await bind(county.cloud, { teacher: 'oATeacher1', openid: 'oAMoral', pupilId: pupilId(1), relation: 'mother' });
    const asked = await ask('boarding', 'no');
    const refusal = await county.person('oAMoral').refusal('ledger.applyCorrection', { ...asked, decision: yes });
    expect(refusal).toMatchObject({ code: 'kin', detail: { who: ['A校Academic'] } });
    expect(await workOf('oAMoral', 'apply-correction')).toEqual([]);
    await father().ask('ledger.withdrawCorrection', asked);
    expect(await office().refusal('ledger.applyCorrection', { ...asked, decision: yes })).toMatchObject({
      code: 'wrong-state',
    });
  });

  test('finds the child in the list, without what it is about', async () => {
    const { pupils } = await teacher().ask('ledger.listCorrections', { schoolId: county.world.A.schoolId });
    expect(pupils).toMatchObject([{ pupilId: pupilId(0), className: '一年级', waiting: expect.any(Array) }]);
    expect(JSON.stringify(pupils)).not.toContain('王大山');
    const other = await county
      .person('oATeacher2')
      .ask('ledger.listCorrections', { schoolId: county.world.A.schoolId });
    expect(other.pupils).toEqual([]);
  });
});

test('a wish for a number is encrypted at rest', async () => {
  const asked = await ask('enrolmentNo', 'L520300201503051230');
  const stored = JSON.stringify(county.documents()['pupils']);
  expect(stored).not.toContain('L520300201503051230');
  await father().ask('ledger.withdrawCorrection', asked);
});
