import { test } from '@jest/globals';
import { acknowledge, open, type Acknowledgement } from '../../../domain/notice/acknowledgement';
import { given } from '../../support/given';

const read: Acknowledgement = {
  noticeId: 'n1',
  schoolId: 's1',
  guardianId: 'oGuardian',
  pupils: [{ pupilId: 'p1', classId: 'c1' }],
  by: 'grandparent',
  readAt: '2026-11-20T01:00:00.000Z',
  acknowledgedAt: null,
};
const signed = { ...read, acknowledgedAt: '2026-11-20T02:00:00.000Z' };

test('who has read may acknowledge', () =>
  given(read)
    .when((mark) => acknowledge(mark, read.pupils, '2026-11-20T02:00:00.000Z'))
    .then(signed));

test('the first acknowledgement stands', () =>
  given(signed)
    .when((mark) => acknowledge(mark, read.pupils, '2026-11-25T02:00:00.000Z'))
    .thenUnchanged());

const second = { pupilId: 'p2', classId: 'c2' };

test('a child bound since is covered when the notice is opened again', () =>
  given(signed)
    .when((mark) => open(mark, [second]))
    .then({ ...signed, pupils: [...signed.pupils, second] }));

test('opening again for the same children changes nothing', () =>
  given(signed)
    .when((mark) => open(mark, signed.pupils))
    .thenUnchanged());

test('acknowledging again adds a child bound since; the first time counts', () =>
  given(signed)
    .when((mark) => acknowledge(mark, [...signed.pupils, second], '2026-11-25T02:00:00.000Z'))
    .then({ ...signed, pupils: [...signed.pupils, second] }));
