import { donation as donationContract } from '../../contract/donation';
import type { Output } from '../../contract/index';
import { notice as noticeContract } from '../../contract/notice';
import { ledger as ledgerContract } from '../../contract/ledger';
import { awaits } from '../../domain/donation/pledge';
import { gaps } from '../../domain/ledger/coverage';
import { isSentBack } from '../../domain/notice/notice';
import { pledges } from '../donation/pledge.store';
import { needRecords } from '../ledger/need.store';
import { nextForChange } from '../ledger/need-view';
import { zonings } from '../ledger/zoning.store';
import { notices } from '../notice/notice.store';
import { glanceFields } from '../notice/published';
import { guessesFor } from './guesses';
import type { Caller } from '../platform/caller';
import { answered } from '../platform/reply';
import type { Handler } from '../platform/serve';
import { batches } from '../subsidy/batch.store';
import { disbursements } from '../subsidy/disbursement.store';
import { nextFor } from '../subsidy/view';
import { rollOversFor } from './roll-over-work';
import { basesFor } from './basis-work';
import { correctionsFor } from './correction-work';

type Work = Output<'home.listWork'>['work'];

/** What waits fits on one screen; the lists hold the rest. */
const shown = 10;

/** What staff have to do today, read side by side. */
export const listWork: Handler<'home.listWork'> = async (_input, { caller, at, today }) => {
  const parts = await Promise.all([
    reviewsFor(caller),
    draftsOf(caller),
    batchesFor(caller),
    disputesFor(caller),
    pledgesFor(caller),
    changesFor(caller),
    basesFor(caller),
    guessesFor(caller, today),
    correctionsFor(caller),
    rollOversFor(caller.openid, schoolsWhere(caller, ledgerContract.agreeRollOver.roles)),
    uncoveredFor(caller, at),
  ]);
  return answered({ work: parts.flat() });
};

function schoolsWhere(caller: Caller, roles: readonly string[]): string[] {
  return [
    ...new Set(
      caller.appointments.flatMap(({ role, schoolId }) =>
        schoolId !== null && roles.includes(role) ? [schoolId] : [],
      ),
    ),
  ];
}

async function reviewsFor(caller: Caller): Promise<Work> {
  const schoolIds = schoolsWhere(caller, noticeContract.review.roles);
  const found = await notices.collection.find({
    where: { schoolId: { oneOf: schoolIds }, state: 'submitted' },
    order: [['createdKey', 'desc']],
    limit: shown,
    fields: glanceFields,
  });
  return found
    .filter(({ author }) => author.id !== caller.openid)
    .map(({ _id, title, schoolId, createdAt }) => ({
      kind: 'review-notice' as const,
      id: _id,
      schoolId,
      title,
      since: createdAt,
      count: 1,
    }));
}

/** What the caller has begun to write, or must mend because the reviewer sent it back. */
async function draftsOf(caller: Caller): Promise<Work> {
  if (!caller.holds(noticeContract.submit.roles)) return [];
  const found = await notices.collection.find({
    where: { 'author.id': caller.openid, state: 'draft' },
    order: [['createdKey', 'desc']],
    limit: shown,
    fields: [...glanceFields, 'history'],
  });
  return found.map((draft) => ({
    kind: isSentBack(draft) ? ('mend-notice' as const) : ('finish-notice' as const),
    id: draft._id,
    schoolId: draft.schoolId,
    title: draft.title,
    since: draft.history[draft.history.length - 1]?.at ?? draft.createdAt,
    count: 1,
  }));
}

const workOfStep = {
  audit: 'audit-batch',
  approve: 'approve-batch',
  'record-bank-result': 'record-bank-result',
} as const;

/** Only the states in which this person's offices have something to do, so that nothing else takes up the places. */
async function batchesFor(caller: Caller): Promise<Work> {
  const schoolIds = schoolsWhere(caller, ['finance', 'leader']);
  const states = [
    ...(caller.holds(['finance']) ? ['draft', 'approved'] : []),
    ...(caller.holds(['leader']) ? ['audited'] : []),
  ];
  const found = await batches.collection.find({
    where: { schoolId: { oneOf: schoolIds }, state: { oneOf: states } },
    order: [['createdKey', 'desc']],
    limit: shown,
  });
  return found.flatMap((batch) => {
    const next = nextFor(caller, batch);
    const { _id, schoolId, title, createdAt, count } = batch;
    return next ? [{ kind: workOfStep[next], id: _id, schoolId, title, since: createdAt, count }] : [];
  });
}

/** Batches in which families say that something is wrong. */
async function disputesFor(caller: Caller): Promise<Work> {
  const rows = await disbursements.collection.aggregate<{
    _id: string;
    schoolId: string;
    count: number;
    since: string;
  }>(
    { schoolId: { oneOf: schoolsWhere(caller, ['finance']) }, ticketState: 'open' },
    [
      {
        $group: {
          _id: '$batchId',
          schoolId: { $min: '$schoolId' },
          count: { $sum: 1 },
          since: { $min: '$ticket.openedAt' },
        },
      },
    ],
    shown,
  );
  const titles = new Map(
    (await batches.collection.getMany(rows.map(({ _id }) => _id))).map(({ _id, title }) => [_id, title]),
  );
  return rows.map(({ _id, schoolId, count, since }) => ({
    kind: 'answer-dispute',
    id: _id,
    schoolId,
    title: titles.get(_id) ?? '',
    since,
    count,
  }));
}

/** Pledges to which the school has not answered yet. */
async function pledgesFor(caller: Caller): Promise<Work> {
  const schoolIds = schoolsWhere(caller, donationContract.acceptPledge.roles);
  const found = await pledges.collection.find({
    where: { schoolId: { oneOf: schoolIds }, state: 'stated' },
    order: [['createdKey', 'desc']],
    limit: shown,
  });
  return found
    .filter((pledge) => awaits(pledge, caller.openid))
    .map(({ _id, schoolId, donor, createdAt }) => ({
      kind: 'accept-pledge' as const,
      id: _id,
      schoolId,
      title: donor.name,
      since: createdAt,
      count: 1,
    }));
}

/** Changes of categories that wait for this person's word: an office's, or a leader's. Nobody is asked about own work or kin. */
async function changesFor(caller: Caller): Promise<Work> {
  const verifying = schoolsWhere(caller, ledgerContract.verifyChange.roles);
  const applying = schoolsWhere(caller, ledgerContract.applyChange.roles);
  const waiting = [...(verifying.length > 0 ? ['submitted'] : []), ...(applying.length > 0 ? ['verified'] : [])];
  const found = await needRecords.collection.find({
    where: { schoolId: { oneOf: [...verifying, ...applying] }, waiting: { oneOf: waiting } },
    order: [['_id', 'asc']],
    limit: shown,
  });
  return found.flatMap((document) => {
    const { pupilId, schoolId, pupilName, changes } = needRecords.read(document).state;
    const open = changes
      .map((change) => ({ kind: nextForChange(caller, document, change), since: change.history[0]?.at ?? '' }))
      .find(({ kind }) => kind !== null);
    return open?.kind
      ? [{ kind: open.kind, id: pupilId, schoolId, title: pupilName, since: open.since, count: 1 }]
      : [];
  });
}

/** Households for which nobody answers, in the schools that this person leads. */
async function uncoveredFor(caller: Caller, at: string): Promise<Work> {
  const schoolIds = schoolsWhere(caller, ledgerContract.saveZone.roles);
  const fields = ['schoolId', 'villages', 'zones', 'apart'];
  const found = await zonings.collection.find({ where: { _id: { oneOf: schoolIds } }, limit: shown, fields });
  return found.flatMap((zoning) => {
    const { withoutZone, withoutTeacher } = gaps(zoning);
    const title = caller.appointments.find(({ schoolId }) => schoolId === zoning._id)?.schoolName ?? '';
    const count = withoutZone + withoutTeacher;
    return count > 0
      ? [{ kind: 'cover-households' as const, id: zoning._id, schoolId: zoning._id, title, since: at, count }]
      : [];
  });
}
