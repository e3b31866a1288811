import type { Output } from '../../contract/index';
import { notice as noticeContract } from '../../contract/notice';
import type { Caller } from '../platform/caller';
import { answered } from '../platform/reply';
import type { Handler } from '../platform/serve';
import { acknowledgementsOf } from '../notice/marks';
import { acknowledgements } from '../notice/acknowledgement.store';
import { glanceFields, visibleNotices } from '../notice/published';
import { notices } from '../notice/notice.store';
import { guardianItem } from '../notice/view';
import { batches } from '../subsidy/batch.store';
import { unansweredOf } from '../subsidy/family-payments';
import { disbursements } from '../subsidy/disbursement.store';
import { mineOf, nextFor } from '../subsidy/view';

type Home = Output<'home.open'>;

/** What waits fits on one screen; the lists hold the rest. */
const shown = 10;

/** Among so many of the newest notices those that wait are found. */
const looked = 40;

/** The first screen in one call, read side by side. */
export const openHome: Handler<'home.open'> = async (_input, { caller, at }) => {
  const [waitingNotices, payments, work] = await Promise.all([
    noticesOf(caller, at),
    paymentsOf(caller),
    workOf(caller),
  ]);
  return answered({
    name: caller.name,
    children: caller.wards.map(({ pupilId, pupilName, className }) => ({ pupilId, name: pupilName, className })),
    appointments: caller.appointments.map(({ role, schoolId, schoolName, classId }) => ({
      role,
      schoolId,
      schoolName,
      classId,
    })),
    notices: waitingNotices,
    disbursements: payments,
    work,
  });
};

async function noticesOf(caller: Caller, at: string): Promise<Home['notices']> {
  if (caller.wards.length === 0) return [];
  const found = await visibleNotices(
    notices,
    caller.wards.map(({ classId }) => classId),
    { at, limit: looked },
  );
  const marks = await acknowledgementsOf(
    acknowledgements,
    caller.openid,
    found.map(({ _id }) => _id),
  );
  return found
    .map((document) => guardianItem(caller, document, marks.get(document._id)))
    .filter(({ read, acknowledged, level }) => !read || (level === 'acknowledge' && !acknowledged))
    .slice(0, shown)
    .map(({ noticeId, title, publishAt, dueOn, read, level }) => ({
      noticeId,
      title,
      publishAt,
      dueOn,
      read,
      mustAcknowledge: level === 'acknowledge',
    }));
}

async function paymentsOf(caller: Caller): Promise<Home['disbursements']> {
  if (caller.wards.length === 0) return [];
  const found = await unansweredOf(disbursements, caller.wardIds, shown);
  return found.map((document) => {
    const { disbursementId, pupilName, programme, term, amountFen, paidOn } = mineOf(
      disbursements.read(document).state,
    );
    return { disbursementId, pupilName, programme, term, amountFen, paidOn };
  });
}

async function workOf(caller: Caller): Promise<Home['work']> {
  const parts = await Promise.all([reviewsFor(caller), batchesFor(caller), disputesFor(caller)]);
  return parts.flat();
}

function schoolsWhere(caller: Caller, roles: readonly string[]): string[] {
  return [
    ...new Set(
      caller.appointments.flatMap(({ role, schoolId }) =>
        schoolId !== null && roles.includes(role) ? [schoolId] : [],
      ),
    ),
  ];
}

async function reviewsFor(caller: Caller): Promise<Home['work']> {
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

const workOfStep = {
  audit: 'audit-batch',
  approve: 'approve-batch',
  'record-bank-result': 'record-bank-result',
} as const;

/** Only the states in which this person's offices have something to do, so that nothing else takes up the places. */
async function batchesFor(caller: Caller): Promise<Home['work']> {
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
async function disputesFor(caller: Caller): Promise<Home['work']> {
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
