import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { takeRoster } from '../../seeds/support/roster';
import { openCounty, type County } from '../support/county/county';
import { bytes, csv, rosterRow } from '../support/county/papers';
import { pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

let files = 0;
const move = async (at: number, className: string, name = pupilOf(county.world.A, at).name) => {
  const office = county.person('oAAcademic');
  const rows = [{ ...rosterRow({ ...pupilOf(county.world.A, at), className }), 姓名: name }];
  const fileId = await office.upload(`move-${(files += 1)}.csv`, bytes(csv(rows)));
  expect((await takeRoster(office, { schoolId: county.world.A.schoolId, fileId })).counts.changed).toBe(1);
};

describe('a pupil who moves into another class', () => {
  test('is followed by what is known of the needs, with the new name too', async () => {
    const { A } = county.world;
    const { pupilId, name } = pupilOf(A, 3);
    const listed = async (openid: string) =>
      (await county.person(openid).ask('ledger.listNeeds', { schoolId: A.schoolId, show: 'open' })).pupils;
    expect(await listed('oATeacher1')).toContainEqual(expect.objectContaining({ pupilId }));
    await move(3, '二年级', `${name}儿`);
    expect(await listed('oATeacher1')).not.toContainEqual(expect.objectContaining({ pupilId }));
    expect(await listed('oATeacher2')).toMatchObject([{ pupilId, name: `${name}儿`, className: '二年级' }]);
    const { changes } = await county.person('oATeacher2').ask('ledger.getNeeds', { pupilId });
    expect(changes).toMatchObject([{ state: 'submitted' }]);
  });

  test('is bound in the new class by a slip that was printed before, at the same price', async () => {
    const { A } = county.world;
    const { pupilId } = pupilOf(A, 5);
    const { code } = await county.person('oATeacher1').ask('identity.issueBindingCode', { pupilId });
    await move(5, '二年级');
    const family = county.person('oMovedFamily');
    expect(await family.ask('identity.previewBinding', { code })).toMatchObject({ className: '二年级' });
    const bound = await family.ask('identity.bindChild', { code, relation: 'mother' });
    expect(bound).toMatchObject({ pupilId, className: '二年级' });
    const person = county.documents()['people']?.find(({ _id }) => _id === 'oMovedFamily');
    expect(person?.['wards']).toMatchObject([{ pupilId, classId: A.classIds[1], className: '二年级' }]);
    const call = (await county.cloud.calls()).filter(({ name }) => name === 'identity.bindChild').at(-1);
    const requests = call?.requests.filter(({ action }) => action.startsWith('database.'));
    expect(requests?.length).toBeLessThanOrEqual(5);
  });
});
