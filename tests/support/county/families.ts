import type { SimulatorClient } from '../../../simulator/client';
import { carer } from './cast';
import { endingsAt } from './endings';
import { Person } from './person';
import type { School } from './world';

/** What families of school A have done about their own people. */
export interface WorldFamilies {
  /** The id of an open code that the mother of the first pupil has made. */
  readonly codeId: string;
  /** How the carer of the last pupil is called. */
  readonly carerId: string;
}

/** The last day of a consent that is given while the tests run. */
export const consentUntil = '2027-08-31';

/** The mother of the first pupil has made a code and allowed pictures; an aunt cares for the last pupil of the class, on a paper that nobody has recorded. */
export async function familiesOf(client: SimulatorClient, school: School): Promise<WorldFamilies> {
  const pupilId = school.pupils[0]?.pupilId ?? '';
  const mother = new Person(client, 'oAMother');
  await mother.ask('identity.inviteGuardian', { pupilId });
  await mother.ask('identity.giveConsent', { pupilId, purpose: 'photo', until: consentUntil, wording: 1 });
  const { codes } = await mother.ask('identity.getWard', { pupilId });
  const caredFor = school.pupils[endingsAt]?.pupilId ?? '';
  const { code } = await new Person(client, 'oATeacher1').ask('identity.issueBindingCode', { pupilId: caredFor });
  await new Person(client, carer).ask('identity.bindChild', { code, relation: 'entrusted-carer' });
  const listed = await new Person(client, 'oATeacher1').ask('identity.listGuardians', { pupilId: caredFor });
  const carerId = listed.guardians.find(({ relation }) => relation === 'entrusted-carer')?.personId ?? '';
  return { codeId: codes[0]?.codeId ?? '', carerId };
}
