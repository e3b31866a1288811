import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, type County } from '../support/county/county';
import { beginning, requestChange } from '../support/county/needs';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const yes = { kind: 'accept' } as const;
const teacher = () => county.person('oATeacher1');
const pupilId = (at: number) => pupilOf(county.world.A, at).pupilId;

describe('a category', () => {
  test('stands when one has asked, another verified and a third applied; each finds it among today’s work', async () => {
    const asked = await requestChange(county.cloud, 'oATeacher1', beginning(pupilId(0), 'disability'));
    const [moral, leader] = [county.person('oAMoral'), county.person('oALeader')];
    const workOf = async (person: typeof moral, kind: string) =>
      (await person.ask('home.listWork', {})).work.filter((one) => one.kind === kind && one.id === asked.pupilId);
    expect(await workOf(moral, 'verify-change')).toHaveLength(1);
    expect(await workOf(leader, 'apply-change')).toEqual([]);
    const { rev } = await moral.ask('ledger.verifyChange', { ...asked, decision: yes });
    expect(await workOf(moral, 'verify-change')).toEqual([]);
    expect(await workOf(leader, 'apply-change')).toHaveLength(1);
    expect(await teacher().ask('ledger.getNeeds', { pupilId: asked.pupilId })).toMatchObject({ needs: [] });
    await leader.ask('ledger.applyChange', { ...asked, rev, decision: yes });
    expect(await teacher().ask('ledger.getNeeds', { pupilId: asked.pupilId })).toMatchObject({
      needs: [{ category: 'disability', since: '2026-11-02', until: null, verifier: 'A校Moral' }],
      changes: [{ state: 'applied', history: [{ action: 'request' }, { action: 'verify' }, { action: 'apply' }] }],
    });
    const listed = await leader.ask('ledger.listNeeds', { schoolId: county.world.A.schoolId, show: 'current' });
    expect(listed.pupils).toMatchObject([{ pupilId: asked.pupilId, categories: ['disability'], waiting: [] }]);
  });

  test('is not decided on by kin, who hear who can', async () => {
    await bind(county.cloud, { teacher: 'oATeacher1', openid: 'oAMoral', pupilId: pupilId(1), relation: 'mother' });
    const asked = await requestChange(county.cloud, 'oATeacher1', beginning(pupilId(1), 'orphan'));
    const refusal = await county.person('oAMoral').refusal('ledger.verifyChange', { ...asked, decision: yes });
    expect(refusal).toMatchObject({ code: 'kin', detail: { who: ['A校Academic'] } });
    const own = await county.person('oAMoral').refusal('ledger.requestChange', beginning(pupilId(1), 'other'));
    expect(own).toMatchObject({ code: 'kin' });
    const { work } = await county.person('oAMoral').ask('home.listWork', {});
    expect(work.filter(({ id }) => id === asked.pupilId)).toEqual([]);
  });

  test('is decided on as it was seen, not as it is meanwhile', async () => {
    const asked = await requestChange(county.cloud, 'oATeacher1', beginning(pupilId(3), 'marginal'));
    await county.person('oAAcademic').ask('ledger.requestChange', beginning(pupilId(3), 'other'));
    const stale = await county.person('oAMoral').refusal('ledger.verifyChange', { ...asked, decision: yes });
    expect(stale).toMatchObject({ code: 'changed-meanwhile' });
  });

  test('of another class is no class teacher’s business', async () => {
    const other = county.person('oATeacher2');
    expect(await other.refusal('ledger.getNeeds', { pupilId: pupilId(0) })).toMatchObject({ code: 'not-found' });
    expect(await other.refusal('ledger.requestChange', beginning(pupilId(0), 'other'))).toMatchObject({
      code: 'not-found',
    });
    const listed = await other.ask('ledger.listNeeds', { schoolId: county.world.A.schoolId, show: 'open' });
    expect(listed.pupils).toEqual([]);
  });

  test('asked for by two at once is asked for once', async () => {
    const input = beginning(pupilId(2), 'sudden-hardship');
    const replies = await Promise.all(
      ['oATeacher1', 'oAMoral', 'oAAcademic'].map((openid) =>
        county.person(openid).reply('ledger.requestChange', input),
      ),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    const { changes } = await teacher().ask('ledger.getNeeds', { pupilId: pupilId(2) });
    expect(changes.filter(({ wanted }) => wanted.category === 'sudden-hardship')).toHaveLength(1);
  });
});
