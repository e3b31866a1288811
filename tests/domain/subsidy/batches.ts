import * as fc from 'fast-check';
import { declare, type Batch } from '../../../domain/subsidy/batch';
import type { Actor } from '../../../domain/shared/decision';

export const maker: Actor = { id: 'oMaker', name: '钱会计' };
export const auditor: Actor = { id: 'oAuditor', name: '吴出纳' };
export const leader: Actor = { id: 'oLeader', name: '陈校长' };
export const at = '2026-11-20T01:00:00.000Z';
export const sums = { count: 6, totalFen: 375_000 };
export const by = (actor: Actor) => ({ by: actor, at });

const entry = (action: Batch['history'][number]['action'], actor: Actor, reason: string | null = null) => ({
  action,
  at,
  by: actor,
  reason,
});

/** One batch on its way, state by state. */
export const importing: Batch = declare(
  {
    batchId: 'b1',
    schoolId: 's1',
    programme: 'boarder-living',
    term: '2026-autumn',
    title: '寄宿生生活补助',
    listFile: 'cloud://evidence/list.csv.sealed',
    ...sums,
  },
  by(maker),
);
export const draft: Batch = { ...importing, state: 'draft' };
export const audited: Batch = {
  ...draft,
  state: 'audited',
  auditor,
  history: [...draft.history, entry('audit', auditor)],
};
export const approved: Batch = {
  ...audited,
  state: 'approved',
  approver: leader,
  history: [...audited.history, entry('approve', leader)],
};
export const result = { hash: 'h1', paidOn: '2026-11-20', file: 'cloud://evidence/1.csv', unknownCount: 0 };
export const claimed: Batch = { ...approved, claim: { hash: 'h1', paidOn: '2026-11-20' } };
export const reconciled: Batch = {
  ...claimed,
  paidOn: result.paidOn,
  bankResults: [{ paidOn: result.paidOn, file: result.file }],
  claim: null,
  state: 'reconciled',
  announcement: 'pending',
  history: [...approved.history, entry('reconcile', maker)],
};
/** The bank did not know of two lines. */
export const unsettled: Batch = { ...reconciled, unknownCount: 2 };
export const returnedFrom = (batch: Batch, actor: Actor, reason: string): Batch => ({
  ...batch,
  state: 'returned',
  history: [...batch.history, entry('return', actor, reason)],
});
export const abandoned: Batch = {
  ...importing,
  state: 'returned',
  history: [...importing.history, entry('abandon', maker)],
};

export const anyone = fc.constantFrom(maker, auditor, leader, { id: 'oBureau', name: '周敏' });
