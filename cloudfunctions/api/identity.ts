import { acceptInvitation } from '../identity/actions/accept-invitation';
import { bindChild } from '../identity/actions/bind-child';
import { claimBureau } from '../identity/actions/claim-bureau';
import { createClass } from '../identity/actions/create-class';
import { createSchool } from '../identity/actions/create-school';
import { inviteStaff } from '../identity/actions/invite-staff';
import { issueBindingCode } from '../identity/actions/issue-binding-code';
import { listSchools } from '../identity/actions/list-schools';
import { me } from '../identity/actions/me';
import { previewBinding } from '../identity/actions/preview-binding';
import { saveZone } from '../identity/actions/save-zone';
import { codes } from '../identity/code.store';
import { savePerson } from '../identity/person.store';
import { pupilReader } from '../identity/pupil.reader';
import { classes, schools, zones } from '../identity/school.store';
import type { HandlersOf } from '../platform/serve';

export const identityHandlers: HandlersOf<'identity'> = {
  'identity.me': me,
  'identity.claimBureau': claimBureau(codes, savePerson),
  'identity.createSchool': createSchool(schools),
  'identity.listSchools': listSchools(schools),
  'identity.createClass': createClass(classes),
  'identity.inviteStaff': inviteStaff(codes, schools, classes),
  'identity.acceptInvitation': acceptInvitation,
  'identity.saveZone': saveZone(zones),
  'identity.issueBindingCode': issueBindingCode(codes, pupilReader, classes, schools),
  'identity.previewBinding': previewBinding(codes),
  'identity.bindChild': bindChild,
};
