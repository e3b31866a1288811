import type { ActionName, Input } from '../../../contract/index';
import { freshBootstrapCode } from './county';
import { bytes, csv, idNumberOf, mixedResult, paymentRow, rosterRow } from './papers';
import type { Person } from './person';
import type { World } from './world';
import { barred, leaver, withdrawn } from './cast';
import { endingsAt, type WorldEndings } from './endings';
import { consentUntil } from './families';
import { firstClass, signed } from './batches';
import { village } from './corrections';
import { beginning } from './needs';
import { noticeFor } from './notices';
import { grandfather, type WorldZones } from './zones';
import { pledgeFor } from './pledges';
import { planFor, plannedFor } from './rollovers';
import { goneFrom } from './standings';

/** What a person may ask of school A so that it is well formed and aims at something that is there. */
export type Samples = { readonly [N in ActionName]: (world: World, by: Person) => Input<N> | Promise<Input<N>> };

/** An input for every action of the contract: an action without one does not compile. */
export const samples: Samples = {
  'home.open': () => ({}),
  'home.listWork': () => ({}),

  'identity.me': () => ({}),
  'identity.claimBureau': () => ({ code: freshBootstrapCode, name: '周敏' }),
  'identity.createSchool': () => ({ name: '石门小学', telephone: '0900-7654321' }),
  'identity.listSchools': () => ({}),
  'identity.createClass': ({ A }) => ({ schoolId: A.schoolId, stage: 'primary', grade: 3, name: '三年级' }),
  'identity.inviteStaff': ({ A }, { openid }) => ({
    schoolId: A.schoolId,
    name: '孙老师',
    appointments: [{ role: openid === 'oBureau' ? 'leader' : 'finance' }],
  }),
  'identity.acceptInvitation': ({ codes }) => ({ code: codes.staff }),
  'identity.issueBindingCode': ({ A }) => ({ pupilId: pupilId(A, 3) }),
  'identity.previewBinding': ({ codes }) => ({ code: codes.binding }),
  'identity.bindChild': ({ codes }) => ({ code: codes.binding, relation: 'entrusted-carer' }),

  'identity.listGuardians': ({ A }) => ({ pupilId: pupilId(A, endingsAt), purpose: { reason: 'visit', note: '家访' } }),
  'identity.endMyBinding': ({ A }) => ({ pupilId: pupilId(A, endingsAt) }),
  'identity.endBinding': ({ A, endings }) => ({ ...guardianAt(A, endings, leaver), reason: '搬走了' }),
  'identity.barGuardian': ({ A, endings }) => ({ ...guardianAt(A, endings, withdrawn), reason: '法院裁定' }),
  'identity.liftBar': ({ A, endings }) => ({ ...guardianAt(A, endings, barred), reason: '法院撤销了' }),
  'identity.listStaff': ({ A }) => ({ schoolId: A.schoolId }),
  'identity.endAppointment': ({ A, endings: { staffIds } }, { openid }) => ({
    schoolId: A.schoolId,
    ...(openid === 'oBureau'
      ? { personId: staffIds[withdrawn] ?? '', role: 'leader' }
      : { personId: staffIds[leaver] ?? '', role: 'mealsCommittee' }),
    reason: '调走了',
  }),
  'identity.voidCode': ({ codes }) => ({ codeId: codes.toVoid }),
  'identity.previewInvitation': ({ codes }) => ({ code: codes.staff }),
  'identity.listKin': ({ A }) => ({ schoolId: A.schoolId }),
  'identity.findKin': ({ A }) => ({ schoolId: A.schoolId, name: A.pupils[11]?.name ?? '' }),
  'identity.declareKin': ({ A }) => ({ pupilId: pupilId(A, 7), relation: 'other-kin' }),
  'identity.endKin': ({ A, kin }) => ({ schoolId: A.schoolId, ...kin, reason: '不是亲戚' }),

  'identity.getWard': ({ A }) => ({ pupilId: pupilId(A, 0) }),
  'identity.inviteGuardian': ({ A }) => ({ pupilId: pupilId(A, 0) }),
  'identity.voidMyCode': ({ families }) => ({ codeId: families.codeId }),
  'identity.recordBasis': ({ A, families }) => ({
    pupilId: pupilId(A, endingsAt),
    personId: families.carerId,
    kind: 'entrustment',
    on: '2026-09-01',
    note: '妈妈写的',
  }),

  'identity.listConsents': ({ A }) => ({ pupilId: pupilId(A, 0) }),
  'identity.giveConsent': ({ A }) => ({
    pupilId: pupilId(A, 0),
    purpose: 'typical-case',
    until: consentUntil,
    wording: 1,
  }),
  'identity.withdrawConsent': ({ A }) => ({ pupilId: pupilId(A, 0), purpose: 'photo' }),
  'identity.consentsOf': ({ A }) => ({ pupilId: pupilId(A, 0) }),

  'ledger.listClasses': ({ A }) => ({ schoolId: A.schoolId }),
  'ledger.listPupils': ({ A }) => ({ classId: A.classIds[0] }),
  'ledger.checkRoster': async ({ A }, by) => ({
    schoolId: A.schoolId,
    fileId: await rosterOf(A, by),
    columns: [{ field: 'pupilName', heading: '姓名' }],
  }),
  'ledger.importRoster': ({ importId }) => ({ importId, acceptChanges: true, acceptDoubtful: false }),
  'ledger.getImport': ({ importId }) => ({ importId }),
  'ledger.faultFile': ({ importId }) => ({ importId }),
  'ledger.searchPupils': ({ A }) => ({ schoolId: A.schoolId, classId: A.classIds[0], search: 'wxj', boarder: true }),
  'ledger.getPupil': ({ A }) => ({ pupilId: pupilId(A, 0), purpose: { reason: 'other', note: '看一看' } }),

  'ledger.getNeeds': ({ needs }) => ({ pupilId: needs.toVerify.pupilId, purpose: { reason: 'aid', note: '补助' } }),
  'ledger.listNeeds': ({ A }) => ({ schoolId: A.schoolId, show: 'open' }),
  'ledger.requestChange': ({ A }) => beginning(pupilId(A, 2), 'extreme-poverty'),
  'ledger.verifyChange': ({ needs }) => ({ ...needs.toVerify, decision: { kind: 'accept' } }),
  'ledger.applyChange': ({ needs }) => ({ ...needs.toApply, decision: { kind: 'accept' } }),
  'ledger.withdrawChange': ({ needs }, { openid }) => needs.own[openid] ?? ownOf(needs.own),

  'ledger.recordDeparture': ({ A }) => ({
    pupilId: pupilId(A, 10),
    rev: 1,
    departure: 'left',
    on: '2026-11-18',
    reason: '随父母外出',
  }),
  'ledger.takeBackDeparture': async ({ A }, by) => ({ ...(await goneFrom(A, by)), reason: '记错了人' }),
  'ledger.getRollOver': ({ A }) => ({ schoolId: A.schoolId }),
  'ledger.saveRollOver': ({ A }, by) => planFor(A, by),
  'ledger.agreeRollOver': ({ A }, by) => plannedFor(A, by),
  'ledger.listDeparted': ({ A }) => ({ schoolId: A.schoolId, departure: 'left' }),
  'ledger.listOpenings': ({ A }) => ({ pupilId: pupilId(A, 0) }),
  'ledger.getMyChild': ({ A }) => ({ pupilId: pupilId(A, 0) }),
  'ledger.requestCorrection': ({ A }) => ({ pupilId: pupilId(A, 0), field: 'village', seen: '柳溪村', to: village }),
  'ledger.withdrawCorrection': ({ corrections }, { openid }) =>
    corrections.own[openid] ?? ownOf(corrections.own, 'oAMother'),
  'ledger.verifyCorrection': ({ corrections }) => ({ ...corrections.toVerify, decision: { kind: 'accept' } }),
  'ledger.applyCorrection': ({ corrections }) => ({ ...corrections.toApply, decision: { kind: 'accept' } }),
  'ledger.getCorrections': ({ A }) => ({ pupilId: pupilId(A, 0), purpose: { reason: 'contact', note: '电话' } }),
  'ledger.listCorrections': ({ A }) => ({ schoolId: A.schoolId }),
  'ledger.listZones': ({ A }) => ({ schoolId: A.schoolId }),
  'ledger.coverage': ({ A }) => ({ schoolId: A.schoolId }),
  'ledger.listMyZones': ({ A }) => ({ schoolId: A.schoolId }),
  'ledger.listVillages': ({ A }) => ({ schoolId: A.schoolId }),
  'ledger.listHouseholds': ({ A, zones }) => ({ schoolId: A.schoolId, zoneId: zones.zoneId, village: '柳溪村' }),
  'ledger.saveZone': async ({ A, zones }, by) => ({
    ...(await zoningSeen(A, zones, by)),
    name: '石门片区',
    villages: ['石门村'],
    teacherId: zones.teacherId,
  }),
  'ledger.passZone': async ({ A, zones }, by) => ({
    ...(await zoningSeen(A, zones, by)),
    zoneId: zones.emptyZoneId,
    teacherId: zones.teacherId,
  }),
  'ledger.endZone': async ({ A, zones }, by) => ({
    ...(await zoningSeen(A, zones, by)),
    zoneId: zones.emptyZoneId,
    reason: '并到别的片区',
  }),
  'ledger.assignHousehold': async ({ A, zones }, by) => ({
    ...(await zoningSeen(A, zones, by)),
    householdId: zones.outside.householdId,
    zoneId: zones.zoneId,
  }),
  'ledger.getHousehold': ({ zones }) => ({ householdId: zones.member.householdId }),
  'ledger.saveMember': ({ zones }) => ({ ...zones.fresh, member: grandfather }),
  'ledger.endMember': ({ zones }) => ({ ...zones.member, on: '2026-11-10', reason: '搬走了' }),
  'ledger.referMember': ({ zones }) => ({ ...zones.worker, kind: 'yulu', what: '县职业中学', on: '2026-11-10' }),
  'ledger.stepReferral': ({ zones }) => ({ ...zones.referral, step: { kind: 'accept', on: '2026-11-10' } }),
  'ledger.movePupil': ({ A, zones }) => ({
    pupilId: pupilId(A, 11),
    fromHouseholdId: zones.outside.householdId,
    toHouseholdId: zones.member.householdId,
  }),

  'notice.saveDraft': ({ A }) => noticeFor(A),
  'notice.submit': ({ notices }, { openid }) => notices.drafts[openid] ?? ownOf(notices.drafts),
  'notice.takeBack': ({ notices }, { openid }) => notices.regretted[openid] ?? ownOf(notices.regretted),
  'notice.review': ({ notices }) => ({ ...notices.submitted, decision: { kind: 'publish', publishAt: null } }),
  'notice.withdraw': ({ notices }, { openid }) => ({
    ...(notices.authored[openid] ?? ownOf(notices.authored)),
    reason: '日期写错了',
  }),
  'notice.listForStaff': ({ A }) => ({ schoolId: A.schoolId }),
  'notice.getForStaff': ({ notices }) => ({ noticeId: notices.published.noticeId }),
  'notice.listMine': () => ({}),
  'notice.getMine': ({ notices }) => ({ noticeId: notices.published.noticeId }),
  'notice.markRead': ({ notices }) => ({ noticeId: notices.published.noticeId }),
  'notice.acknowledge': ({ notices }) => ({ noticeId: notices.published.noticeId }),
  'notice.progress': ({ notices }) => ({ noticeId: notices.published.noticeId }),
  'notice.progressOfClass': ({ A, notices }) => ({ noticeId: notices.published.noticeId, classId: A.classIds[0] }),
  'notice.remind': ({ A, notices }) => ({ noticeId: notices.awaited.noticeId, classIds: [A.classIds[0]] }),

  'subsidy.checkPaymentList': async ({ A }, by) => ({
    schoolId: A.schoolId,
    programme: 'boarder-living',
    term: '2026-autumn',
    fileId: await paymentsOf(A, by),
  }),
  'subsidy.createBatch': async ({ A }, by) => ({
    schoolId: A.schoolId,
    programme: 'boarder-living',
    term: '2026-autumn',
    title: '寄宿生生活补助',
    fileId: await paymentsOf(A, by),
    ...signed,
  }),
  'subsidy.auditBatch': ({ batches }) => ({ ...batches.draft, ...signed }),
  'subsidy.approveBatch': ({ batches }) => ({ ...batches.audited, ...signed }),
  'subsidy.returnBatch': ({ batches }) => ({ ...batches.returnable, reason: '人数不对' }),
  'subsidy.checkBankResult': async ({ A, batches }, by) => ({
    batchId: batches.approved.batchId,
    fileId: await resultOf(A, by),
  }),
  'subsidy.recordBankResult': async ({ A, batches }, by) => ({
    ...batches.approved,
    fileId: await resultOf(A, by),
    paidOn: '2026-11-20',
  }),
  'subsidy.listBatches': ({ A }) => ({ schoolId: A.schoolId }),
  'subsidy.getBatch': ({ batches }) => ({ batchId: batches.paid.batchId }),
  'subsidy.listLines': ({ batches }) => ({ batchId: batches.paid.batchId, show: 'all' }),
  'subsidy.listMine': () => ({}),
  'subsidy.getMine': ({ batches }) => ({ disbursementId: firstOf(batches.paidLines) }),
  'subsidy.confirmReceipt': ({ batches }) => ({
    disbursementId: firstOf(batches.paidLines),
    answer: 'wrong-amount',
    receivedFen: 52_500,
  }),

  'donation.configure': ({ A }) => ({ schoolId: A.schoolId, receiver: { kind: 'charity', name: '县慈善会' } }),
  'donation.inviteDonor': ({ A }) => ({ schoolId: A.schoolId, name: '乐助公司' }),
  'donation.statePledge': ({ A }) => pledgeFor(A),
  'donation.acceptPledge': ({ pledges }) => pledges.toAccept,
  'donation.declinePledge': ({ pledges }) => ({ ...pledges.toDecline, reason: '学校已经有了' }),
  'donation.cancelPledge': ({ pledges }) => pledges.toCancel,
  'donation.listMyPledges': () => ({}),
  'donation.getMyPledge': ({ pledges }) => ({ pledgeId: pledges.accepted.pledgeId }),
  'donation.listPledges': ({ A }) => ({ schoolId: A.schoolId }),
  'donation.getPledge': ({ pledges }) => ({ pledgeId: pledges.accepted.pledgeId }),
};

/** The first class as it is, and two pupils who are new. */
function rosterOf(school: World['A'], by: Person): Promise<string> {
  const fresh = [300, 301].map((sequence) => ({
    name: `张小${sequence === 300 ? '明' : '红'}`,
    idNumber: idNumberOf(sequence),
    className: school.classNames[0],
  }));
  return by.upload('roster.csv', bytes(csv([...firstClass(school), ...fresh].map(rosterRow))));
}

function paymentsOf(school: World['A'], by: Person): Promise<string> {
  return by.upload('payments.csv', bytes(csv(firstClass(school).map((pupil) => paymentRow(pupil)))));
}

function resultOf(school: World['A'], by: Person): Promise<string> {
  return by.upload('bank.csv', bytes(csv(mixedResult(firstClass(school)))));
}

function guardianAt(school: World['A'], { guardianIds }: WorldEndings, openid: string) {
  return { pupilId: pupilId(school, endingsAt), personId: guardianIds[openid] ?? '' };
}

/** The zones as they stand now; a person who may not see them takes them as they stood first. */
async function zoningSeen({ schoolId }: World['A'], { rev }: WorldZones, by: Person) {
  const seen = await by.reply('ledger.listZones', { schoolId });
  return { schoolId, rev: seen.ok ? seen.data.rev : rev };
}

function pupilId(school: World['A'], at: number): string {
  return school.pupils[at]?.pupilId ?? '';
}

function ownOf<T>(refs: Readonly<Record<string, T>>, openid = 'oATeacher1'): T {
  const ref = refs[openid];
  if (!ref) throw new Error(`${openid} has written nothing`);
  return ref;
}

function firstOf(ids: readonly string[]): string {
  return ids[0] ?? '';
}
