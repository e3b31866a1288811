import type { Handler } from '../../platform/serve';
import { miniProgramCode } from '../../platform/qr';
import { answered, refused } from '../../platform/reply';
import { issueCode } from '../issue-code';
import type { Codes } from '../code.store';
import type { PupilReader } from '../pupil.reader';
import type { Classes, Schools } from '../school.store';

export function issueBindingCode(
  codes: Codes,
  pupils: PupilReader,
  classes: Classes,
  schools: Schools,
): Handler<'identity.issueBindingCode'> {
  return async ({ pupilId }, { act, caller }) => {
    const pupil = await pupils.get(pupilId);
    if (!pupil || !caller.reachesClass(pupil.schoolId, pupil.classId, ['classTeacher'])) return refused('not-found');
    const [school, schoolClass] = await Promise.all([schools.load(pupil.schoolId), classes.load(pupil.classId)]);
    if (!school || !schoolClass) return refused('not-found');
    const ward = {
      pupilId,
      pupilName: pupil.name,
      schoolId: pupil.schoolId,
      schoolName: school.state.name,
      classId: pupil.classId,
      className: schoolClass.state.name,
    };
    const issued = await issueCode(codes, act, { kind: 'binding', ward });
    if (!issued) return refused('key-reused');
    return answered({ ...issued, qrPng: await miniProgramCode('pages/bind/bind', issued.code) });
  };
}
