import { describe, expect, test } from '@jest/globals';
import * as notices from '../../../domain/notice/notice';
import { given } from '../../support/given';

const author = { id: 'oAuthor', name: '张主任' };
const reviewer = { id: 'oReviewer', name: '马主任' };
const morning = '2026-11-20T01:00:00.000Z';
const noon = '2026-11-20T04:00:00.000Z';
const evening = '2026-11-20T11:00:00.000Z';
const nextDay = '2026-11-21T01:00:00.000Z';

const content: notices.Content = {
  title: '寄宿生生活补助',
  body: '每学期发一次。',
  level: 'acknowledge',
  classIds: ['c1', 'c2'],
  dueOn: '2026-12-01',
};
const entry = (action: notices.Notice['history'][number]['action'], by = author, reason: string | null = null) => ({
  action,
  at: morning,
  by,
  reason,
});

const draft = notices.draft({ noticeId: 'n1', schoolId: 's1' }, content, { by: author, at: morning });
const submitted: notices.Notice = { ...draft, state: 'submitted', history: [entry('draft'), entry('submit')] };
const published: notices.Notice = {
  ...submitted,
  state: 'published',
  publishAt: morning,
  history: [...submitted.history, entry('publish', reviewer)],
};
const withdrawn: notices.Notice = {
  ...published,
  state: 'withdrawn',
  history: [...published.history, entry('withdraw', reviewer, '写错了')],
};
const reminded: notices.Notice = {
  ...published,
  remindedAt: morning,
  reminders: [{ id: 'r1', at: morning, classIds: ['c1'], state: 'pending' }],
  history: [...published.history, entry('remind', reviewer)],
};
const byAuthor = { by: author, at: morning };
const byReviewer = { by: reviewer, at: morning };

test('a draft is nobody else’s yet', () =>
  expect(draft).toEqual({
    noticeId: 'n1',
    schoolId: 's1',
    ...content,
    state: 'draft',
    author,
    createdAt: morning,
    publishAt: null,
    remindedAt: null,
    reminders: [],
    history: [entry('draft')],
  }));

describe('editing', () => {
  const edited = { ...content, title: '营养餐', classIds: ['c2'] };

  test('changes what the draft says', () =>
    given(draft)
      .when((notice) => notices.edit(notice, edited, byAuthor))
      .then({ ...draft, ...edited }));
  test('is the author’s alone: others do not learn that there is a draft', () =>
    given(draft)
      .when((notice) => notices.edit(notice, edited, byReviewer))
      .thenRefused('not-found'));
  test.each([submitted, published, withdrawn])('is over when it is $state', (state) =>
    given(state)
      .when((notice) => notices.edit(notice, edited, byAuthor))
      .thenRefused('wrong-state'),
  );
});

describe('submitting', () => {
  test('is the author’s step', () =>
    given(draft)
      .when((notice) => notices.submit(notice, byAuthor))
      .then(submitted));
  test('is nobody else’s', () =>
    given(draft)
      .when((notice) => notices.submit(notice, byReviewer))
      .thenRefused('not-found'));
  test.each([submitted, published, withdrawn])('does not happen to what is $state', (state) =>
    given(state)
      .when((notice) => notices.submit(notice, byAuthor))
      .thenRefused('wrong-state'),
  );
});

describe('publishing', () => {
  test('at once', () =>
    given(submitted)
      .when((notice) => notices.publish(notice, null, byReviewer))
      .then(published));
  test('from a later time on', () =>
    given(submitted)
      .when((notice) => notices.publish(notice, evening, byReviewer))
      .then({ ...published, publishAt: evening }));
  test('a time that has passed means at once', () =>
    given(submitted)
      .when((notice) => notices.publish(notice, '2026-11-01T00:00:00.000Z', byReviewer))
      .then(published));
  test('is never the author’s', () =>
    given(submitted)
      .when((notice) => notices.publish(notice, null, byAuthor))
      .thenRefused('own-work'));
  test.each([draft, published, withdrawn])('does not happen to what is $state', (state) =>
    given(state)
      .when((notice) => notices.publish(notice, null, byReviewer))
      .thenRefused('wrong-state'),
  );
});

describe('sending back', () => {
  test('makes it a draft again and says why', () =>
    given(submitted)
      .when((notice) => notices.sendBack(notice, '请写短些', byReviewer))
      .then({ ...draft, history: [...submitted.history, entry('return', reviewer, '请写短些')] }));
  test('is never the author’s', () =>
    given(submitted)
      .when((notice) => notices.sendBack(notice, '请写短些', byAuthor))
      .thenRefused('own-work'));
  test.each([draft, published, withdrawn])('does not happen to what is $state', (state) =>
    given(state)
      .when((notice) => notices.sendBack(notice, '请写短些', byReviewer))
      .thenRefused('wrong-state'),
  );
});

describe('taking back', () => {
  test('makes it a draft again, for its author', () =>
    given(submitted)
      .when((notice) => notices.takeBack(notice, byAuthor))
      .then({ ...draft, history: [...submitted.history, entry('takeBack')] }));
  test('is nobody else’s', () =>
    given(submitted)
      .when((notice) => notices.takeBack(notice, byReviewer))
      .thenRefused('not-found'));
  test.each([draft, published, withdrawn])('does not happen to what is $state', (state) =>
    given(state)
      .when((notice) => notices.takeBack(notice, byAuthor))
      .thenRefused('wrong-state'),
  );
  test('only what the reviewer returned counts as sent back', () => {
    const back = { ...draft, history: [...submitted.history, entry('return', reviewer, '请写短些')] };
    expect([back, draft, submitted].map(notices.isSentBack)).toEqual([true, false, false]);
  });
});

describe('withdrawing', () => {
  test('takes it from everyone, with a reason', () =>
    given(published)
      .when((notice) => notices.withdraw(notice, '写错了', byReviewer))
      .then(withdrawn));
  test('stops reminders that have not gone out', () =>
    given(reminded)
      .when((notice) => notices.withdraw(notice, '写错了', byReviewer))
      .then({
        ...withdrawn,
        remindedAt: morning,
        history: [...reminded.history, entry('withdraw', reviewer, '写错了')],
      }));
  test.each([draft, submitted, withdrawn])('does not happen to what is $state', (state) =>
    given(state)
      .when((notice) => notices.withdraw(notice, '写错了', byReviewer))
      .thenRefused('wrong-state'),
  );
});

describe('families see it', () => {
  test.each([
    ['when it is published', published, morning, true],
    ['from its time on', { ...published, publishAt: noon }, noon, true],
    ['not before its time', { ...published, publishAt: noon }, morning, false],
    ['not as a draft', draft, nextDay, false],
    ['not while it is reviewed', submitted, nextDay, false],
    ['not when it is withdrawn', withdrawn, nextDay, false],
  ])('%s', (_when, notice, at, visible) => expect(notices.isVisible(notice, at)).toBe(visible));
});

describe('reminding', () => {
  const remind = (notice: notices.Notice, at: string) =>
    notices.remind(notice, { id: 'r2', classIds: ['c1'] }, { by: reviewer, at });

  test('is one entry, however many it reaches', () =>
    given(published)
      .when((notice) => notices.remind(notice, { id: 'r1', classIds: ['c1'] }, byReviewer))
      .then(reminded));
  test('not again within twelve hours; the refusal says from when on', () =>
    given(reminded)
      .when((notice) => remind(notice, evening))
      .thenRefused('reminded-recently', { after: '2026-11-20T13:00:00.000Z' }));
  test('again after twelve hours', () =>
    given(reminded)
      .when((notice) => remind(notice, '2026-11-20T13:00:00.000Z'))
      .then({
        ...reminded,
        remindedAt: '2026-11-20T13:00:00.000Z',
        reminders: [
          ...reminded.reminders,
          { id: 'r2', at: '2026-11-20T13:00:00.000Z', classIds: ['c1'], state: 'pending' },
        ],
        history: [...reminded.history, { ...entry('remind', reviewer), at: '2026-11-20T13:00:00.000Z' }],
      }));
  test.each([draft, submitted, withdrawn, { ...published, publishAt: noon }])(
    'not of what is $state from $publishAt',
    (state) =>
      given(state)
        .when((notice) => remind(notice, morning))
        .thenRefused('wrong-state'),
  );
  test('goes to those classes alone that have not been reminded lately', () =>
    given(reminded)
      .when((notice) => notices.remind(notice, { id: 'r2', classIds: ['c1', 'c2'] }, { by: reviewer, at: evening }))
      .then({
        ...reminded,
        remindedAt: evening,
        reminders: [...reminded.reminders, { id: 'r2', at: evening, classIds: ['c2'], state: 'pending' }],
        history: [...reminded.history, { ...entry('remind', reviewer), at: evening }],
      }));
  test('when every class was reminded lately, the refusal names the first that may be again', () => {
    const both = {
      ...reminded,
      reminders: [...reminded.reminders, { id: 'r2', at: noon, classIds: ['c2'], state: 'done' as const }],
    };
    given(both)
      .when((notice) => notices.remind(notice, { id: 'r3', classIds: ['c2', 'c1'] }, { by: reviewer, at: evening }))
      .thenRefused('reminded-recently', { after: '2026-11-20T13:00:00.000Z' });
    expect(['c1', 'c2', 'c3'].map((classId) => notices.lastReminded(both, classId))).toEqual([morning, noon, null]);
  });
  test('is done when the job has sent it', () =>
    given(reminded)
      .when((notice) => notices.reminderDone(notice, 'r1'))
      .then({ ...reminded, reminders: [{ id: 'r1', at: morning, classIds: ['c1'], state: 'done' }] }));
  test('another reminder is not touched', () =>
    given(reminded)
      .when((notice) => notices.reminderDone(notice, 'r9'))
      .then(reminded));
});
