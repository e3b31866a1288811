import { makePupils } from '../seeds/school/pupils';
import { boarderFen, paymentList, total, bankResult, type Payment } from '../seeds/school/payments';
import { csvFile } from '../seeds/support/csv';
import { takeRoster } from '../seeds/support/roster';
import { familyTour } from './family-tour';
import type { School } from './school';
import { endingTour, guessTour, kinTour, yearTour, zoneTour } from './school-tour';

/** Asks what the seed has not asked, so that every action of the contract has been called at least once. */
export async function tour(school: School): Promise<void> {
  await guardianTour(school);
  await teacherTour(school);
  await needTour(school);
  await entryTour(school);
  await noticeTour(school);
  await officeTour(school);
  await financeTour(school);
  await newBatchTour(school);
  await donationTour(school);
  await familyTour(school);
  await kinTour(school);
  await guessTour(school);
  await zoneTour(school);
  await endingTour(school);
  await yearTour(school);
}

async function guardianTour({ guardian, noticeId, disbursementId }: School): Promise<void> {
  await guardian.ask('home.open', {});
  await guardian.ask('identity.me', {});
  await guardian.ask('notice.listMine', {});
  await guardian.ask('notice.getMine', { noticeId });
  await guardian.ask('subsidy.listMine', {});
  await guardian.ask('subsidy.getMine', { disbursementId });
}

async function teacherTour({ teacher, guardian, schoolId, classId }: School): Promise<void> {
  await teacher.ask('home.open', {});
  await teacher.ask('home.listWork', {});
  await teacher.ask('ledger.listClasses', { schoolId });
  const { pupils } = await teacher.ask('ledger.listPupils', { classId });
  const { code } = await teacher.ask('identity.issueBindingCode', { pupilId: pupils.at(-1)?.pupilId ?? '' });
  await guardian.ask('identity.previewBinding', { code });
}

/** A change that is withdrawn: the seed has asked, verified and applied. */
async function needTour({ teacher, schoolId, classId }: School): Promise<void> {
  await teacher.ask('ledger.listNeeds', { schoolId, show: 'current' });
  await teacher.ask('ledger.listNeeds', { schoolId, show: 'open' });
  const { pupils } = await teacher.ask('ledger.listPupils', { classId });
  const pupilId = pupils.at(-1)?.pupilId ?? '';
  const evidence = { kind: 'home-visit', note: '家访看到' } as const;
  const wanted = { kind: 'begin', category: 'other', on: '2025-09-01', evidence } as const;
  const asked = await teacher.ask('ledger.requestChange', { pupilId, wanted });
  await teacher.ask('ledger.getNeeds', { pupilId });
  await teacher.ask('ledger.withdrawChange', { pupilId, ...asked });
}

/** What a family sees of its child's entry, and a wish that it takes back: the seed has had some verified and applied. */
async function entryTour({ guardian, academic, schoolId }: School): Promise<void> {
  const [child] = (await guardian.ask('identity.me', {})).children;
  const pupilId = child?.pupilId ?? '';
  await guardian.ask('ledger.listOpenings', { pupilId });
  const { fields } = await guardian.ask('ledger.getMyChild', { pupilId });
  const seen = fields.find(({ field }) => field === 'boarding')?.value ?? null;
  const wish = { pupilId, field: 'boarding', seen, to: seen === 'yes' ? 'no' : 'yes' } as const;
  const { correctionId } = await guardian.ask('ledger.requestCorrection', wish);
  await academic.ask('ledger.listCorrections', { schoolId });
  await academic.ask('ledger.getCorrections', { pupilId });
  await guardian.ask('ledger.withdrawCorrection', { pupilId, correctionId });
}

async function noticeTour({ moral, academic, teacher, schoolId, classId, noticeId }: School): Promise<void> {
  await moral.ask('notice.listForStaff', { schoolId });
  await moral.ask('notice.getForStaff', { noticeId });
  await moral.ask('notice.progress', { noticeId });
  await teacher.ask('notice.progressOfClass', { noticeId, classId });
  await teacher.ask('notice.remind', { noticeId, classIds: [classId] });
  const content = {
    title: '放假通知',
    body: '星期五下午放假。',
    level: 'read',
    classIds: [classId],
    dueOn: null,
  } as const;
  const draft = await moral.ask('notice.saveDraft', { schoolId, ...content, classIds: [classId] });
  const submitted = await moral.ask('notice.submit', draft);
  const taken = await moral.ask('notice.takeBack', { noticeId: draft.noticeId, rev: submitted.rev });
  const { rev } = await moral.ask('notice.submit', { noticeId: draft.noticeId, rev: taken.rev });
  const decision = { kind: 'publish', publishAt: null } as const;
  const published = await academic.ask('notice.review', { noticeId: draft.noticeId, rev, decision });
  await moral.ask('notice.withdraw', { noticeId: draft.noticeId, rev: published.rev, reason: '写错了' });
}

async function officeTour({ academic, leader, bureau, schoolId }: School): Promise<void> {
  await leader.ask('home.open', {});
  await leader.ask('home.listWork', {});
  await bureau.ask('identity.listSchools', {});
  const rows = makePupils().map(({ className, name, idNumber, village, head, boarder }) => {
    return [className, name, idNumber, village, head, boarder ? '是' : '否'];
  });
  const roster = csvFile(['班级', '姓名', '身份证号', '村', '户主', '是否寄宿'], rows);
  const fileId = await academic.upload('check.csv', roster);
  const { importId } = await takeRoster(academic, { schoolId, fileId });
  await academic.reply('ledger.faultFile', { importId });
  const { pupils } = await academic.ask('ledger.searchPupils', { schoolId, search: 'w' });
  await academic.ask('ledger.getPupil', {
    pupilId: pupils[0]?.pupilId ?? '',
    purpose: { reason: 'register' },
  });
}

async function financeTour({ accountant, leader, schoolId, batchId }: School): Promise<void> {
  await accountant.ask('home.open', {});
  await accountant.ask('home.listWork', {});
  await accountant.ask('subsidy.listBatches', { schoolId });
  await accountant.ask('subsidy.getBatch', { batchId });
  for (const show of ['all', 'disputed', 'unanswered'] as const) {
    await accountant.ask('subsidy.listLines', { batchId, show });
  }
  const { batches } = await leader.ask('subsidy.listBatches', { schoolId });
  const draft = batches.find(({ state }) => state === 'draft');
  if (draft === undefined) throw new Error('the seed leaves no batch in draft');
  const { rev } = await leader.ask('subsidy.getBatch', { batchId: draft.batchId });
  await leader.ask('subsidy.returnBatch', { batchId: draft.batchId, rev, reason: '名单要再核对' });
}

/** A small batch from the list to the bank's result, each file checked first. */
async function newBatchTour({ accountant, cashier, leader, schoolId }: School): Promise<void> {
  const payments = makePupils()
    .slice(0, 20)
    .map((pupil): Payment => ({ pupil, amountFen: boarderFen[pupil.stage] }));
  const term = { schoolId, programme: 'urgent-aid', term: '2026-spring' } as const;
  const sums = { count: payments.length, totalFen: total(payments) };
  const fileId = await accountant.upload('list.csv', paymentList(payments));
  await accountant.ask('subsidy.checkPaymentList', { ...term, fileId });
  const { batchId, rev } = await accountant.ask('subsidy.createBatch', { ...term, title: '临时救助', fileId, ...sums });
  const audited = await cashier.ask('subsidy.auditBatch', { batchId, rev, ...sums });
  await leader.ask('subsidy.approveBatch', { batchId, rev: audited.rev, ...sums });
  const result = await accountant.upload('result.csv', bankResult(payments, [], []));
  await accountant.ask('subsidy.checkBankResult', { batchId, fileId: result });
}

/** A pledge for each answer that it may have; the seed has accepted one. */
async function donationTour({ donor, moral, accountant, schoolId }: School): Promise<void> {
  await donor.ask('home.open', {});
  await moral.ask('home.open', {});
  await moral.ask('home.listWork', {});
  const gift = { kind: 'service', what: '每月来上一次美术课' } as const;
  const state = () => donor.ask('donation.statePledge', { schoolId, gift, note: null });
  const [toCancel, toDecline] = [await state(), await state()];
  await donor.ask('donation.cancelPledge', { pledgeId: toCancel.pledgeId, rev: toCancel.rev });
  const { pledgeId, rev } = toDecline;
  await moral.ask('donation.declinePledge', { pledgeId, rev, reason: '课排满了' });
  await accountant.ask('donation.listPledges', { schoolId });
  await accountant.ask('donation.getPledge', { pledgeId });
  await donor.ask('donation.listMyPledges', {});
  await donor.ask('donation.getMyPledge', { pledgeId });
}
