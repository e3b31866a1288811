import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, openedAt, type County } from '../support/county/county';
import { noticeFor, publish, submit } from '../support/county/notices';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const mother = () => county.person('oAMother');
const teacher = () => county.person('oATeacher1');
const notice = (title: string, more: Partial<ReturnType<typeof noticeFor>> = {}) =>
  noticeFor(county.world.A, { title, ...more });
const marksOf = (noticeId: string) =>
  county.documents()['acknowledgements']?.filter((mark) => mark['noticeId'] === noticeId) ?? [];

describe('families see a notice', () => {
  test('when it is published, and not before', async () => {
    const draft = await teacher().ask('notice.saveDraft', notice('先看不到'));
    const seen = () => mother().reply('notice.getMine', { noticeId: draft.noticeId });
    expect(await seen()).toEqual({ ok: false, code: 'not-found' });
    const { rev } = await teacher().ask('notice.submit', draft);
    expect(await seen()).toEqual({ ok: false, code: 'not-found' });
    const decision = { kind: 'publish', publishAt: null } as const;
    await county.person('oAMoral').ask('notice.review', { noticeId: draft.noticeId, rev, decision });
    expect(await seen()).toMatchObject({
      ok: true,
      data: { title: '先看不到', schoolName: 'A校', telephone: '0900-1234567', read: false, acknowledged: false },
    });
  });

  test('from its time on', async () => {
    const from = new Date(openedAt.getTime() + 3 * 3_600_000).toISOString();
    const { noticeId } = await publish(county.cloud, 'oATeacher1', notice('下午才有'), from);
    const listed = async () =>
      (await mother().ask('notice.listMine', {})).notices.some((one) => one.noticeId === noticeId);
    expect(await mother().reply('notice.getMine', { noticeId })).toEqual({ ok: false, code: 'not-found' });
    expect(await mother().reply('notice.acknowledge', { noticeId })).toEqual({ ok: false, code: 'not-found' });
    expect(await listed()).toBe(false);
    await county.cloud.clock.set(new Date(from));
    expect(await mother().ask('notice.getMine', { noticeId })).toMatchObject({ publishAt: from });
    expect(await listed()).toBe(true);
    await county.cloud.clock.set(openedAt);
  });

  test('of their own classes only, newest first, page by page', async () => {
    const titles = [];
    for (let at = 0; at < 22; at += 1) {
      await county.cloud.clock.set(new Date(openedAt.getTime() + at * 1000));
      titles.unshift(`第${at}条`);
      const { noticeId, rev } = await submit(
        county.cloud,
        'oAAcademic',
        notice(`第${at}条`, { classIds: [...county.world.A.classIds] }),
      );
      await county
        .person('oAMoral')
        .ask('notice.review', { noticeId, rev, decision: { kind: 'publish', publishAt: null } });
    }
    const farmer = county.person('oAFarmer');
    const first = await farmer.ask('notice.listMine', {});
    const second = await farmer.ask('notice.listMine', { after: first.next ?? '' });
    expect([...first.notices, ...second.notices].map(({ title }) => title)).toEqual(titles);
    expect([first.notices.length, second.notices.length, second.next]).toEqual([20, 2, null]);
  });
});

describe('the author', () => {
  test('takes a submitted notice back and writes on; nobody else can', async () => {
    const { noticeId, rev } = await submit(county.cloud, 'oATeacher1', notice('还要改'));
    expect(await teacher().ask('notice.getForStaff', { noticeId })).toMatchObject({
      mayTakeBack: true,
      mayEdit: false,
    });
    const moral = county.person('oAMoral');
    expect(await moral.reply('notice.takeBack', { noticeId, rev })).toEqual({ ok: false, code: 'not-found' });
    const taken = await teacher().ask('notice.takeBack', { noticeId, rev });
    expect(taken).toEqual({ rev: rev + 1, state: 'draft' });
    const decision = { kind: 'publish', publishAt: null } as const;
    expect(await moral.reply('notice.review', { noticeId, rev, decision })).toMatchObject({ ok: false });
  });

  test('finds on the first screen what must be finished, and what was sent back', async () => {
    const { noticeId } = await teacher().ask('notice.saveDraft', notice('写了一半'));
    const returned = await submit(county.cloud, 'oATeacher1', notice('写得太长'));
    const decision = { kind: 'return', reason: '请写短些' } as const;
    await county.person('oAMoral').ask('notice.review', { ...returned, decision });
    const workOf = async (openid: string) => (await county.person(openid).ask('home.listWork', {})).work;
    expect(await workOf('oATeacher1')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'finish-notice', id: noticeId, title: '写了一半' }),
        expect.objectContaining({ kind: 'mend-notice', id: returned.noticeId, title: '写得太长' }),
      ]),
    );
    expect((await workOf('oAMoral')).map(({ id }) => id)).not.toContain(returned.noticeId);
  });
});

describe('a guardian answers', () => {
  test('once, for all own children; the first time counts', async () => {
    const { A } = county.world;
    await bind(county.cloud, {
      teacher: 'oATeacher1',
      openid: 'oAGrandmother',
      pupilId: pupilOf(A, 1).pupilId,
      relation: 'grandparent',
    });
    const { noticeId } = await publish(county.cloud, 'oATeacher1', notice('签一次'));
    const grandmother = county.person('oAGrandmother');
    const { readAt } = await grandmother.ask('notice.markRead', { noticeId });
    const { acknowledgedAt } = await grandmother.ask('notice.acknowledge', { noticeId });
    await county.cloud.clock.advance(3_600_000);
    expect(await grandmother.ask('notice.acknowledge', { noticeId })).toEqual({ acknowledgedAt });
    expect(await grandmother.ask('notice.markRead', { noticeId })).toEqual({ readAt });
    await county.cloud.clock.set(openedAt);
    const marks = marksOf(noticeId);
    expect(marks).toMatchObject([{ readAt, acknowledgedAt, by: 'grandparent' }]);
    expect(marks[0]?.['pupils']).toHaveLength(2);
    const { classes } = await teacher().ask('notice.progress', { noticeId });
    expect(classes).toMatchObject([{ name: '一年级', pupils: 6, read: 2, acknowledged: 2 }]);
  });

  test('for a child bound later only when the notice is opened again', async () => {
    const { A } = county.world;
    const { noticeId } = await publish(county.cloud, 'oATeacher1', notice('后来又绑了一个'));
    const neighbour = county.person('oANeighbour');
    const { acknowledgedAt } = await neighbour.ask('notice.acknowledge', { noticeId });
    const { pupilId } = pupilOf(A, 5);
    await bind(county.cloud, { teacher: 'oATeacher1', openid: 'oANeighbour', pupilId, relation: 'father' });
    const statusOf = async () => {
      const { pupils } = await teacher().ask('notice.progressOfClass', { noticeId, classId: A.classIds[0] });
      return pupils.find((pupil) => pupil.pupilId === pupilId)?.status;
    };
    expect(await statusOf()).toBe('unread');
    expect(await neighbour.ask('notice.getMine', { noticeId })).toMatchObject({ acknowledged: false });
    expect(await neighbour.ask('notice.acknowledge', { noticeId })).toEqual({ acknowledgedAt });
    expect(await statusOf()).toBe('acknowledged');
  });

  test('pupil by pupil: who has, who has not, who has no guardian; one of two guardians is enough', async () => {
    const { A, notices } = county.world;
    const { noticeId } = notices.published;
    await county.person('oAMother').ask('notice.acknowledge', { noticeId });
    await county.person('oAGrandmother').ask('notice.markRead', { noticeId });
    const { pupils } = await teacher().ask('notice.progressOfClass', { noticeId, classId: A.classIds[0] });
    const told = pupils.map(({ name, status, by }) => [name, status, by]);
    expect(told).toHaveLength(6);
    expect(told).toEqual(
      expect.arrayContaining([
        [pupilOf(A, 0).name, 'acknowledged', 'mother'],
        [pupilOf(A, 1).name, 'read', 'grandparent'],
        ...[2, 3, 4].map((at) => [pupilOf(A, at).name, 'no-guardian', null]),
        [pupilOf(A, 5).name, 'unread', null],
      ]),
    );
  });
});

describe('a notice is withdrawn while a guardian reads it', () => {
  test('the guardian hears that it was withdrawn, nothing is signed, and others never learn of it', async () => {
    const { noticeId, rev } = await publish(county.cloud, 'oATeacher1', notice('发错了'));
    expect(await mother().ask('notice.getMine', { noticeId })).toMatchObject({ title: '发错了' });
    await teacher().ask('notice.withdraw', { noticeId, rev, reason: '日期写错了' });
    const withdrawn = { ok: false, code: 'notice-withdrawn' };
    expect(await mother().reply('notice.markRead', { noticeId })).toEqual(withdrawn);
    expect(await mother().reply('notice.acknowledge', { noticeId })).toEqual(withdrawn);
    expect(await mother().reply('notice.getMine', { noticeId })).toEqual(withdrawn);
    expect(marksOf(noticeId)).toEqual([]);
    const { notices } = await mother().ask('notice.listMine', {});
    expect(notices.some((one) => one.noticeId === noticeId)).toBe(false);
    expect(await county.person('oAFarmer').reply('notice.getMine', { noticeId })).toEqual({
      ok: false,
      code: 'not-found',
    });
    expect(await teacher().ask('notice.getForStaff', { noticeId })).toMatchObject({
      state: 'withdrawn',
      history: [
        { action: 'draft' },
        { action: 'submit' },
        { action: 'publish' },
        { action: 'withdraw', reason: '日期写错了' },
      ],
    });
  });

  test('what was signed before stays', async () => {
    const { noticeId, rev } = await publish(county.cloud, 'oATeacher1', notice('签过才撤'));
    const { acknowledgedAt } = await mother().ask('notice.acknowledge', { noticeId });
    await teacher().ask('notice.withdraw', { noticeId, rev, reason: '换新的' });
    expect(marksOf(noticeId)).toMatchObject([{ acknowledgedAt }]);
  });

  test('one that was withdrawn before its time was never there', async () => {
    const { noticeId, rev } = await publish(
      county.cloud,
      'oATeacher1',
      notice('还没到时间'),
      '2026-11-25T00:00:00.000Z',
    );
    await teacher().ask('notice.withdraw', { noticeId, rev, reason: '不发了' });
    expect(await mother().reply('notice.getMine', { noticeId })).toEqual({ ok: false, code: 'not-found' });
    await county.cloud.clock.set(new Date('2026-11-26T00:00:00.000Z'));
    expect(await mother().reply('notice.getMine', { noticeId })).toEqual({ ok: false, code: 'not-found' });
    await county.cloud.clock.set(openedAt);
  });
});

describe('a notice is written', () => {
  test('by one and reviewed by another', async () => {
    const { noticeId, rev } = await submit(county.cloud, 'oAMoral', notice('自己审自己'));
    const decision = { kind: 'publish', publishAt: null } as const;
    expect(await county.person('oAMoral').refusal('notice.review', { noticeId, rev, decision })).toEqual({
      ok: false,
      code: 'own-work',
    });
    expect(await county.person('oALeader').ask('notice.review', { noticeId, rev, decision })).toEqual({
      rev: rev + 1,
      state: 'published',
    });
  });

  test('sent back with a reason, mended, submitted again', async () => {
    const { noticeId, rev } = await submit(county.cloud, 'oATeacher1', notice('写得太长'));
    const decision = { kind: 'return', reason: '请写短些' } as const;
    const returned = await county.person('oAMoral').ask('notice.review', { noticeId, rev, decision });
    expect(returned.state).toBe('draft');
    const saved = await teacher().ask('notice.saveDraft', { ...notice('写短了'), noticeId, rev: returned.rev });
    expect(await teacher().ask('notice.submit', saved)).toMatchObject({ state: 'submitted' });
    expect(await teacher().ask('notice.getForStaff', { noticeId })).toMatchObject({
      title: '写短了',
      history: [
        { action: 'draft' },
        { action: 'submit' },
        { action: 'return', reason: '请写短些', by: 'A校Moral' },
        { action: 'submit' },
      ],
    });
  });

  test('not over what was saved from another phone meanwhile', async () => {
    const draft = await teacher().ask('notice.saveDraft', notice('两部手机'));
    await teacher().ask('notice.saveDraft', { ...notice('第一部'), ...draft });
    const stale = { ok: false, code: 'changed-meanwhile' };
    expect(await teacher().refusal('notice.saveDraft', { ...notice('第二部'), ...draft })).toEqual(stale);
    expect(await teacher().refusal('notice.submit', draft)).toEqual(stale);
    expect(await teacher().ask('notice.getForStaff', { noticeId: draft.noticeId })).toMatchObject({ title: '第一部' });
  });

  test('a review decides on what the reviewer has seen', async () => {
    const { noticeId, rev } = await submit(county.cloud, 'oATeacher1', notice('改来改去'));
    const decision = { kind: 'return', reason: '请改' } as const;
    const returned = await county.person('oAMoral').ask('notice.review', { noticeId, rev, decision });
    const saved = await teacher().ask('notice.saveDraft', { ...notice('改过了'), noticeId, rev: returned.rev });
    await teacher().ask('notice.submit', saved);
    const late = { noticeId, rev, decision: { kind: 'publish', publishAt: null } } as const;
    expect(await county.person('oAAcademic').refusal('notice.review', late)).toEqual({
      ok: false,
      code: 'changed-meanwhile',
    });
  });

  test('with words that WeChat calls risky it is not submitted', async () => {
    const draft = await teacher().ask('notice.saveDraft', notice('测试违规'));
    expect(await teacher().refusal('notice.submit', draft)).toEqual({ ok: false, code: 'text-risky' });
    expect(await teacher().ask('notice.getForStaff', { noticeId: draft.noticeId })).toMatchObject({ state: 'draft' });
  });

  test('a class teacher writes to the own class only', async () => {
    const { A, B } = county.world;
    for (const classIds of [[A.classIds[1]], [...A.classIds], [B.classIds[0]], ['c-nowhere']])
      expect(await teacher().refusal('notice.saveDraft', notice('别的班', { classIds }))).toEqual({
        ok: false,
        code: 'not-found',
      });
  });

  test('whoever works in two schools cannot carry a notice of one to the families of the other', async () => {
    const { A, B } = county.world;
    const { code } = await county.person('oBLeader').ask('identity.inviteStaff', {
      schoolId: B.schoolId,
      name: '两校老师',
      appointments: [{ role: 'moralEducation' }],
    });
    const both = county.person('oAMoral');
    await both.ask('identity.acceptInvitation', { code });
    const draft = await both.ask('notice.saveDraft', notice('A校的'));
    const moved = { ...noticeFor(B, { title: '到B校' }), ...draft };
    expect(await both.refusal('notice.saveDraft', moved)).toEqual({ ok: false, code: 'not-found' });
    expect(await both.ask('notice.getForStaff', { noticeId: draft.noticeId })).toMatchObject({
      schoolId: A.schoolId,
      title: 'A校的',
      classes: [{ classId: A.classIds[0] }],
    });
  });
});
