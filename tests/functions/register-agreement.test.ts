import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CorrectableField } from '../../contract/correction';
import { openCounty, type County } from '../support/county/county';
import { listRow, numberBornOn, RosterDesk } from '../support/county/lists';
import { beginning } from '../support/county/needs';
import { bind } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const desk = (school: 'A' | 'B' = 'A') => new RosterDesk(county, school);
const yes = { kind: 'accept' } as const;
const day = '2015-06-07';
const purpose = { reason: 'register' } as const;

/** A child of the second class with a mother. */
async function entered(name: string, more: Readonly<Record<string, string>>) {
  await desk().take([listRow(name, more)]);
  const [found] = await desk().named(name);
  const pupilId = found?.pupilId ?? '';
  const openid = `oMotherOf${pupilId}`;
  await bind(county.cloud, { teacher: 'oATeacher2', openid, pupilId, relation: 'mother' });
  return { pupilId, mother: county.person(openid) };
}
type Entered = Awaited<ReturnType<typeof entered>>;

async function ask({ pupilId, mother }: Entered, field: CorrectableField, to: string) {
  const { fields } = await mother.ask('ledger.getMyChild', { pupilId });
  const seen = fields.find((one) => one.field === field)?.value ?? null;
  return { pupilId, ...(await mother.ask('ledger.requestCorrection', { pupilId, field, seen, to })) };
}
const apply = async (asked: Awaited<ReturnType<typeof ask>>) =>
  desk().office.ask('ledger.applyCorrection', { ...asked, decision: yes });

describe('a number that was corrected', () => {
  const [wrong, right] = [numberBornOn(day, 71), numberBornOn(day, 72)];

  test('is a fault in a list that still has it, in every school, and no list stands still over it', async () => {
    const child = await entered('卫小正', { 身份证号: wrong });
    await apply(await ask(child, 'idNumber', right));
    const fault = { line: 2, fault: 'id-corrected', column: '身份证号' };
    expect((await desk().check([listRow('卫小正', { 身份证号: wrong })])).faults).toEqual([fault]);
    const elsewhere = await desk('B').take([listRow('卫小邻', { 身份证号: wrong })]);
    expect(elsewhere).toMatchObject({ state: 'done', faults: [fault], counts: { fresh: 0, faulty: 1 } });
    expect((await desk().check([listRow('卫小正', { 身份证号: right })])).counts).toMatchObject({ unchanged: 1 });
  });
});

describe('a corrected name', () => {
  test('reaches the record of needs', async () => {
    const child = await entered('蒋小名', { 身份证号: numberBornOn(day, 73) });
    await county.person('oATeacher2').ask('ledger.requestChange', beginning(child.pupilId, 'orphan'));
    await apply(await ask(child, 'name', '蒋晓名'));
    const { schoolId } = county.world.A;
    const { pupils } = await county.person('oATeacher2').ask('ledger.listNeeds', { schoolId, show: 'open' });
    expect(pupils).toMatchObject([{ pupilId: child.pupilId, name: '蒋晓名' }]);
  });
});

describe('the day of birth', () => {
  const idNumber = numberBornOn(day, 74);
  const enrolmentNo = 'L990101201506070011';

  test('is the one within the number: a wish for another, or a list with another, is not taken in', async () => {
    const child = await entered('沈小生', { 出生日期: day, 学籍号: enrolmentNo });
    const asked = await ask(child, 'bornOn', '2015-07-08');
    await desk().take([listRow('沈小生', { 身份证号: idNumber, 学籍号: enrolmentNo })]);
    const refusal = await desk().office.refusal('ledger.applyCorrection', { ...asked, decision: yes });
    expect(refusal.code).toBe('changed-meanwhile');
    const listed = await desk().check([listRow('沈小生', { 学籍号: enrolmentNo, 出生日期: '2015-07-08' })]);
    expect(listed.faults).toMatchObject([{ line: 2, fault: 'day-differs', column: '出生日期' }]);
    const entry = await desk().office.ask('ledger.getPupil', { pupilId: child.pupilId, purpose });
    expect(entry.bornOn).toBe(day);
  });

  test('and the history keeps the end of an enrolment number that a list has replaced', async () => {
    await desk().take([listRow('沈小生', { 身份证号: idNumber, 学籍号: 'L990101201506070022' })]);
    const [found] = await desk().named('沈小生');
    const entry = await desk().office.ask('ledger.getPupil', { pupilId: found?.pupilId ?? '', purpose });
    expect(entry.history[0]?.changes).toEqual([{ field: 'enrolmentNo', from: '*0011', to: '*0022' }]);
  });
});
