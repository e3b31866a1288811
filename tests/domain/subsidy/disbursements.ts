import type { Disbursement } from '../../../domain/subsidy/disbursement';

/** One line, by what the bank has said. */
export const pending: Disbursement = {
  disbursementId: 'boarder-living.2026-autumn.p1.1',
  schoolId: 's1',
  batchId: 'b1',
  pupilId: 'p1',
  pupilName: '王子涵',
  classId: 'c1',
  className: '一年级',
  programme: 'boarder-living',
  term: '2026-autumn',
  part: 1,
  amountFen: 62_500,
  bank: '县农村信用社',
  holder: '王子涵',
  cardTail: '1234',
  outcome: 'pending',
  failure: null,
  paidOn: null,
  answer: null,
  answers: [],
  ticket: null,
  result: null,
  earlier: [],
};
export const paid: Disbursement = { ...pending, outcome: 'paid', paidOn: '2026-11-20', result: 1 };
export const failed: Disbursement = { ...pending, outcome: 'failed', failure: '社保卡未激活', result: 1 };
export const unknown: Disbursement = { ...pending, outcome: 'unknown', result: 1 };
