import { acceptInvitation } from '../identity/actions/accept-invitation';
import { barGuardian } from '../identity/actions/bar-guardian';
import { bindChild } from '../identity/actions/bind-child';
import { claimBureau } from '../identity/actions/claim-bureau';
import { createClass } from '../identity/actions/create-class';
import { createSchool } from '../identity/actions/create-school';
import { declareKin } from '../identity/actions/declare-kin';
import { endAppointment } from '../identity/actions/end-appointment';
import { endBinding } from '../identity/actions/end-binding';
import { endKin } from '../identity/actions/end-kin';
import { endMyBinding } from '../identity/actions/end-my-binding';
import { findKin } from '../identity/actions/find-kin';
import { inviteStaff } from '../identity/actions/invite-staff';
import { issueBindingCode } from '../identity/actions/issue-binding-code';
import { liftBar } from '../identity/actions/lift-bar';
import { listGuardians } from '../identity/actions/list-guardians';
import { listKin } from '../identity/actions/list-kin';
import { listSchools } from '../identity/actions/list-schools';
import { listStaff } from '../identity/actions/list-staff';
import { me } from '../identity/actions/me';
import { previewBinding } from '../identity/actions/preview-binding';
import { previewInvitation } from '../identity/actions/preview-invitation';
import { voidCode } from '../identity/actions/void-code';
import { consentsOf } from '../identity/actions/consents-of';
import { getWard } from '../identity/actions/get-ward';
import { giveConsent } from '../identity/actions/give-consent';
import { inviteGuardian } from '../identity/actions/invite-guardian';
import { listConsents } from '../identity/actions/list-consents';
import { recordBasis } from '../identity/actions/record-basis';
import { voidMyCode } from '../identity/actions/void-my-code';
import { withdrawConsent } from '../identity/actions/withdraw-consent';
import { attemptLimit } from '../identity/attempt.store';
import { CodeEnding } from '../identity/code-ending';
import { codes } from '../identity/code.store';
import { consents } from '../identity/consent.store';
import { guardianReader } from '../identity/guardian.reader';
import { openCodeReader } from '../identity/open-code.reader';
import { people, personOf, savePerson } from '../identity/person.store';
import { pupilReader } from '../identity/pupil.reader';
import { classes, schools } from '../identity/school.store';
import { staffReader } from '../identity/staff.reader';
import { leaveZones } from '../ledger/zone-leaving';
import type { HandlersOf } from '../platform/serve';
import { noteOpening } from './opening';

const codeEnding = new CodeEnding(codes);
const guardianStores = { people, pupils: pupilReader, staff: staffReader, codes: codeEnding };

export const identityHandlers: HandlersOf<'identity'> = {
  'identity.me': me,
  'identity.claimBureau': claimBureau(codes, savePerson),
  'identity.createSchool': createSchool(schools),
  'identity.listSchools': listSchools(schools, staffReader),
  'identity.createClass': createClass(classes),
  'identity.inviteStaff': inviteStaff(codes, schools, classes),
  'identity.acceptInvitation': acceptInvitation,
  'identity.issueBindingCode': issueBindingCode(codes, pupilReader, classes, schools),
  'identity.previewBinding': previewBinding(codes),
  'identity.bindChild': bindChild(codes),
  'identity.listGuardians': listGuardians(
    { pupils: pupilReader, guardians: guardianReader, codes: openCodeReader, attempts: attemptLimit },
    noteOpening,
  ),
  'identity.endMyBinding': endMyBinding(savePerson, codeEnding),
  'identity.endBinding': endBinding(guardianStores),
  'identity.barGuardian': barGuardian(guardianStores),
  'identity.liftBar': liftBar(guardianStores),
  'identity.listStaff': listStaff(staffReader, openCodeReader),
  'identity.endAppointment': endAppointment(people, staffReader, { codes: codeEnding, tellZones: leaveZones }),
  'identity.voidCode': voidCode(codes),
  'identity.getWard': getWard(guardianReader, openCodeReader),
  'identity.inviteGuardian': inviteGuardian(codes, guardianReader, openCodeReader),
  'identity.voidMyCode': voidMyCode(codes),
  'identity.recordBasis': recordBasis({ ...guardianStores, codes: null }),
  'identity.listConsents': listConsents(consents, guardianReader),
  'identity.giveConsent': giveConsent(consents),
  'identity.withdrawConsent': withdrawConsent(consents),
  'identity.consentsOf': consentsOf(consents, pupilReader, guardianReader),
  'identity.previewInvitation': previewInvitation(codes),
  'identity.listKin': listKin(staffReader, personOf),
  'identity.findKin': findKin(pupilReader, classes),
  'identity.declareKin': declareKin(pupilReader, classes, savePerson),
  'identity.endKin': endKin(people, staffReader),
};
