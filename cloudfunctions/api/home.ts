import type { Output } from '../../contract/index';
import { isPresent, type Ward } from '../../domain/shared/standing';
import type { Caller } from '../platform/caller';
import { answered } from '../platform/reply';
import type { Handler } from '../platform/serve';
import { acknowledgementsOf } from '../notice/marks';
import { acknowledgements } from '../notice/acknowledgement.store';
import { visibleNotices } from '../notice/published';
import { notices } from '../notice/notice.store';
import { guardianItem } from '../notice/view';
import { unansweredOf } from '../subsidy/family-payments';
import { disbursements } from '../subsidy/disbursement.store';
import { mineOf } from '../subsidy/view';
import { schools } from '../identity/school.store';
import { personOf } from '../identity/person.store';

type Home = Output<'home.open'>;

/** What waits fits on one screen; the lists hold the rest. */
const shown = 10;

/** Among so many of the newest notices those that wait are found. */
const looked = 40;

/** The first screen in one call, read side by side. */
export const openHome: Handler<'home.open'> = async (_input, { caller, at }) => {
  const [waitingNotices, payments, former] = await Promise.all([
    noticesOf(caller, at),
    paymentsOf(caller),
    formerOf(caller),
  ]);
  return answered({
    name: caller.name,
    former,
    children: caller.wards
      .filter(isAlive)
      .map(({ pupilId, pupilName, className }) => ({ pupilId, name: pupilName, className })),
    appointments: caller.appointments.map(({ role, schoolId, schoolName, classId }) => ({
      role,
      schoolId,
      schoolName,
      classId,
    })),
    notices: waitingNotices,
    disbursements: payments,
  });
};

/** The school of the last duty of someone to whom nothing is left here. */
async function formerOf(caller: Caller): Promise<Home['former']> {
  if (!caller.stranger) return null;
  const duties = personOf(caller).endings.flatMap((one) => (one.kind === 'appointment' ? (one.schoolId ?? []) : []));
  const school = duties.length > 0 ? await schools.load(duties.at(-1) ?? '') : null;
  return school && { schoolName: school.state.name, telephone: school.state.telephone };
}

async function noticesOf(caller: Caller, at: string): Promise<Home['notices']> {
  const present = caller.wards.filter(isPresent);
  if (present.length === 0) return [];
  const found = await visibleNotices(
    notices,
    present.map(({ classId }) => classId),
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
    .map(({ noticeId, title, publishAt, dueOn, pupilNames, read, level }) => ({
      noticeId,
      title,
      publishAt,
      dueOn,
      pupilNames,
      read,
      mustAcknowledge: level === 'acknowledge',
    }));
}

/** Nobody is asked anything about a child who has died. */
function isAlive({ departure }: Ward): boolean {
  return departure?.kind !== 'deceased';
}

async function paymentsOf(caller: Caller): Promise<Home['disbursements']> {
  const pupilIds = caller.wards.filter(isAlive).map(({ pupilId }) => pupilId);
  if (pupilIds.length === 0) return [];
  const found = await unansweredOf(disbursements, pupilIds, shown);
  return found.map((document) => {
    const { disbursementId, pupilName, programme, term, amountFen, paidOn } = mineOf(
      disbursements.read(document).state,
    );
    return { disbursementId, pupilName, programme, term, amountFen, paidOn };
  });
}
