import type { ActionName, ActionOf, Input } from '../../../contract/index';

/** The actions that change something. */
export type WriteName = {
  [N in ActionName]: ActionOf<N> extends { readonly kind: 'write' } ? N : never;
}[ActionName];

/**
 * Something else that the same person might ask of the very same thing; null where there is nothing else to ask: another input names another thing.
 */
export const otherInputs: { readonly [N in WriteName]: ((input: Input<N>) => Input<N>) | null } = {
  'identity.claimBureau': (input) => ({ ...input, name: '别人' }),
  'identity.createSchool': (input) => ({ ...input, telephone: '0900-0000000' }),
  'identity.createClass': (input) => ({ ...input, grade: 4 }),
  'identity.inviteStaff': (input) => ({ ...input, name: '别人' }),
  'identity.acceptInvitation': () => ({ code: '2222-2222' }),
  'identity.saveZone': (input) => ({ ...input, teacherName: '别人' }),
  'identity.issueBindingCode': null,
  'identity.bindChild': (input) => ({ ...input, relation: 'father' }),
  'identity.endMyBinding': null,
  'identity.endBinding': (input) => ({ ...input, reason: '另一个原因' }),
  'identity.barGuardian': (input) => ({ ...input, reason: '另一个原因' }),
  'identity.liftBar': (input) => ({ ...input, reason: '另一个原因' }),
  'identity.endAppointment': (input) => ({ ...input, reason: '另一个原因' }),
  'identity.voidCode': null,
  'identity.declareKin': (input) => ({ ...input, relation: 'father' }),
  'identity.endKin': (input) => ({ ...input, reason: '另一个原因' }),
  'ledger.checkRoster': (input) => ({ ...input, fileId: input.fileId.replace('roster', 'another') }),
  'ledger.importRoster': (input) => ({ ...input, acceptChanges: false }),
  'ledger.requestChange': (input) => ({ ...input, wanted: { ...input.wanted, on: '2026-10-01' } }),
  'ledger.verifyChange': (input) => ({ ...input, decision: { kind: 'refuse', reason: '材料不够' } }),
  'ledger.applyChange': (input) => ({ ...input, decision: { kind: 'refuse', reason: '材料不够' } }),
  'ledger.withdrawChange': (input) => ({ ...input, rev: input.rev + 1 }),
  'ledger.requestCorrection': (input) => ({ ...input, to: '上坪村' }),
  'ledger.withdrawCorrection': null,
  'ledger.verifyCorrection': (input) => ({ ...input, decision: { kind: 'refuse', reason: '和户口本不一样' } }),
  'ledger.applyCorrection': (input) => ({ ...input, decision: { kind: 'refuse', reason: '和户口本不一样' } }),
  'notice.saveDraft': (input) => ({ ...input, title: '另一个题目' }),
  'notice.submit': (input) => ({ ...input, rev: input.rev + 1 }),
  'notice.takeBack': (input) => ({ ...input, rev: input.rev + 1 }),
  'notice.review': (input) => ({ ...input, decision: { kind: 'return', reason: '写长些' } }),
  'notice.withdraw': (input) => ({ ...input, reason: '另一个原因' }),
  'notice.markRead': null,
  'notice.acknowledge': null,
  'notice.remind': ({ noticeId }) => ({ noticeId }),
  'subsidy.createBatch': (input) => ({ ...input, title: '另一个题目' }),
  'subsidy.auditBatch': (input) => ({ ...input, count: 5 }),
  'subsidy.approveBatch': (input) => ({ ...input, count: 5 }),
  'subsidy.returnBatch': (input) => ({ ...input, reason: '另一个原因' }),
  'subsidy.recordBankResult': (input) => ({ ...input, paidOn: '2026-11-18' }),
  'subsidy.confirmReceipt': (input) => ({ disbursementId: input.disbursementId, answer: 'received' }),
  'donation.configure': (input) => ({ ...input, receiver: { kind: 'school' } }),
  'donation.inviteDonor': (input) => ({ ...input, name: '别人' }),
  'donation.statePledge': (input) => ({ ...input, anonymous: true }),
  'donation.acceptPledge': (input) => ({ ...input, rev: input.rev + 1 }),
  'donation.declinePledge': (input) => ({ ...input, reason: '另一个原因' }),
  'donation.cancelPledge': (input) => ({ ...input, rev: input.rev + 1 }),
};
