import { test } from '@jest/globals';
import { acknowledge, type Acknowledgement } from '../../../domain/notice/acknowledgement';
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
    .when((mark) => acknowledge(mark, '2026-11-20T02:00:00.000Z'))
    .then(signed));

test('the first acknowledgement stands', () =>
  given(signed)
    .when((mark) => acknowledge(mark, '2026-11-25T02:00:00.000Z'))
    .thenUnchanged());
