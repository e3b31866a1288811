import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firstClass, record } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { endingsAt } from '../support/county/endings';
import { noticeFor, publish } from '../support/county/notices';
import { mixedResult } from '../support/county/papers';
import { bind, pupilOf } from '../support/county/world';

const noticeReminder = 'local-notice-reminder';
const receiptReminder = 'local-receipt-reminder';
const hour = 3_600_000;

let county: County;
beforeAll(async () => {
  county = await openCounty();
  await bind(county.cloud, {
    teacher: 'oATeacher1',
    openid: 'oAThird',
    pupilId: pupilOf(county.world.A, 2).pupilId,
    relation: 'mother',
  });
}, 180_000);
afterAll(() => county.close());

const teacher = () => county.person('oATeacher1');
const classId = () => county.world.A.classIds[0];
const families = ['oAMother', 'oAGrandmother', 'oANeighbour', 'oAThird', 'oAFarmer', 'oBMother'] as const;
const publishOne = (title: string, level: 'read' | 'acknowledge' = 'acknowledge') =>
  publish(county.cloud, 'oATeacher1', noticeFor(county.world.A, { title, level }));

/** How many messages about this page each family has. */
async function told(page: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const openid of families) {
    const messages = (await county.cloud.inbox(openid)).filter((message) => message.page.endsWith(page));
    if (messages.length > 0) counts[openid] = messages.length;
  }
  return counts;
}

async function deliveries(noticeId: string): Promise<Map<string, string | null>> {
  const { pupils } = await teacher().ask('notice.progressOfClass', { noticeId, classId: classId() });
  return new Map(pupils.map(({ name, reminder }) => [name, reminder]));
}

describe('a reminder goes to exactly those who have not answered', () => {
  test('and tells what became of it, pupil by pupil', async () => {
    const { A } = county.world;
    const { noticeId } = await publishOne('提醒没签的人');
    await county.person('oANeighbour').ask('notice.acknowledge', { noticeId });
    await county.person('oAThird').ask('notice.markRead', { noticeId });
    for (const openid of families)
      if (openid !== 'oAGrandmother' && openid !== 'oAThird') await county.cloud.consent(openid, [noticeReminder]);
    await teacher().ask('notice.remind', { noticeId, classIds: [classId()] });
    await county.settled();
    expect(await told(noticeId)).toEqual({ oAMother: 1 });
    expect(await deliveries(noticeId)).toEqual(
      new Map([
        [pupilOf(A, 0).name, 'sent'],
        [pupilOf(A, 1).name, null],
        [pupilOf(A, 2).name, 'refused'],
        ...[3, 4].map((at) => [pupilOf(A, at).name, null] as const),
        [pupilOf(A, endingsAt).name, 'refused'],
      ]),
    );
    const [message] = await county.cloud.inbox('oAMother');
    expect(message).toMatchObject({
      templateId: noticeReminder,
      page: `pages/notice/notice?noticeId=${noticeId}`,
      data: { thing1: { value: '提醒没签的人' }, thing2: { value: 'A校' }, date3: { value: '2026-11-20' } },
    });
  });

  test('with a notice that is only to be read, whoever has read it is left alone', async () => {
    const { noticeId } = await publishOne('只要看', 'read');
    await county.person('oAThird').ask('notice.markRead', { noticeId });
    for (const openid of families) await county.cloud.consent(openid, [noticeReminder]);
    await teacher().ask('notice.remind', { noticeId });
    await county.settled();
    expect(await told(noticeId)).toEqual({ oAMother: 1, oAGrandmother: 1, oANeighbour: 1 });
  });

  test('one person with two children has one message', async () => {
    const { A } = county.world;
    await bind(county.cloud, {
      teacher: 'oATeacher1',
      openid: 'oAThird',
      pupilId: pupilOf(A, 3).pupilId,
      relation: 'mother',
    });
    const { noticeId } = await publishOne('两个孩子');
    await county.cloud.consent('oAThird', [noticeReminder, noticeReminder]);
    await teacher().ask('notice.remind', { noticeId });
    await county.settled();
    expect(await told(noticeId)).toMatchObject({ oAThird: 1 });
    const reminded = await deliveries(noticeId);
    expect([reminded.get(pupilOf(A, 2).name), reminded.get(pupilOf(A, 3).name)]).toEqual(['sent', 'sent']);
  });

  test('a title longer than a message takes is cut, and the day is Shanghai’s', async () => {
    await county.cloud.clock.set(new Date('2026-11-20T22:30:00.000Z'));
    const { noticeId } = await publishOne('寄宿生生活补助的标准和发放时间请各位家长一定要看一看');
    await county.cloud.consent('oAMother', [noticeReminder]);
    await teacher().ask('notice.remind', { noticeId });
    await county.settled();
    const message = (await county.cloud.inbox('oAMother')).find(({ page }) => page.endsWith(noticeId));
    expect(message?.data).toMatchObject({
      thing1: { value: '寄宿生生活补助的标准和发放时间请各位家…' },
      date3: { value: '2026-11-21' },
    });
  });
});

describe('a second reminder', () => {
  test('is refused within twelve hours, and says from when on', async () => {
    const { noticeId } = await publishOne('不要催太急');
    const { remindedAt } = await teacher().ask('notice.remind', { noticeId });
    const after = new Date(Date.parse(remindedAt) + 12 * hour).toISOString();
    const refused = { ok: false, code: 'reminded-recently', detail: { after } };
    expect(await teacher().refusal('notice.remind', { noticeId })).toEqual(refused);
    await county.cloud.clock.set(new Date(Date.parse(after) - 60_000));
    expect(await county.person('oALeader').refusal('notice.remind', { noticeId })).toEqual(refused);
    await county.cloud.clock.set(new Date(after));
    expect(await teacher().ask('notice.remind', { noticeId })).toMatchObject({});
    await county.settled();
  });

  test('goes to those who still have not answered', async () => {
    const { noticeId } = await publishOne('第二次提醒');
    for (const openid of families) await county.cloud.consent(openid, [noticeReminder, noticeReminder]);
    for (const openid of families) await county.cloud.consent(openid, [noticeReminder]);
    await teacher().ask('notice.remind', { noticeId });
    await county.settled();
    await county.person('oAMother').ask('notice.acknowledge', { noticeId });
    await county.cloud.clock.advance(13 * hour);
    await teacher().ask('notice.remind', { noticeId });
    await county.settled();
    expect(await told(noticeId)).toEqual({ oAMother: 1, oAGrandmother: 1, oANeighbour: 2, oAThird: 2 });
  });
});

describe('nothing goes out', () => {
  test('before a notice’s time, or when it was withdrawn', async () => {
    const wrong = { ok: false, code: 'wrong-state' };
    const later = await publish(county.cloud, 'oATeacher1', noticeFor(county.world.A), '2026-12-01T00:00:00.000Z');
    expect(await teacher().refusal('notice.remind', { noticeId: later.noticeId })).toEqual(wrong);
    const { noticeId, rev } = await publishOne('撤回的');
    await teacher().ask('notice.withdraw', { noticeId, rev, reason: '不发了' });
    expect(await teacher().refusal('notice.remind', { noticeId })).toEqual(wrong);
  });

  test('twice, however often the timer rings', async () => {
    const { noticeId } = await publishOne('定时器');
    for (const openid of families) await county.cloud.consent(openid, [noticeReminder, noticeReminder]);
    await teacher().ask('notice.remind', { noticeId });
    await Promise.all(Array.from({ length: 5 }, () => county.cloud.runTimer('jobs')));
    await county.settled();
    await county.cloud.runTimer('jobs');
    expect(await told(noticeId)).toMatchObject({ oAMother: 1, oANeighbour: 1 });
  });

  test('to another class', async () => {
    const { A } = county.world;
    const { noticeId } = await publish(county.cloud, 'oAAcademic', noticeFor(A, { classIds: [...A.classIds] }));
    for (const openid of families) await county.cloud.consent(openid, [noticeReminder]);
    expect(await teacher().refusal('notice.remind', { noticeId, classIds: [A.classIds[1]] })).toEqual({
      ok: false,
      code: 'not-found',
    });
    await teacher().ask('notice.remind', { noticeId });
    await county.settled();
    expect(Object.keys(await told(noticeId))).toEqual(['oAMother', 'oAGrandmother', 'oANeighbour', 'oAThird']);
  });
});

test('when the bank has paid, the guardians of everyone paid hear it once, and nobody else', async () => {
  const { A, batches } = county.world;
  await bind(county.cloud, {
    teacher: 'oATeacher1',
    openid: 'oAFifth',
    pupilId: pupilOf(A, 4).pupilId,
    relation: 'mother',
  });
  for (const openid of [...families, 'oAFifth']) await county.cloud.consent(openid, [receiptReminder, receiptReminder]);
  await record(county.cloud, batches.approved, mixedResult(firstClass(A)));
  await county.settled();
  await county.cloud.runTimer('jobs');
  const messagesOf = async (openid: string) =>
    (await county.cloud.inbox(openid)).filter(({ templateId }) => templateId === receiptReminder);
  const counts = await Promise.all(
    [...families, 'oAFifth'].map(async (openid) => [openid, (await messagesOf(openid)).length]),
  );
  expect(Object.fromEntries(counts)).toEqual({
    oAMother: 1,
    oAGrandmother: 1,
    oANeighbour: 1,
    oAThird: 1,
    oAFarmer: 0,
    oBMother: 0,
    oAFifth: 0,
  });
  expect(await messagesOf('oAMother')).toMatchObject([
    {
      page: `pages/disbursement/disbursement?disbursementId=boarder-living.2025-autumn.${pupilOf(A, 0).pupilId}.1`,
      data: { thing1: { value: '寄宿生生活补助' }, amount2: { value: '¥625.00' }, date3: { value: '2026-11-20' } },
    },
  ]);
});
