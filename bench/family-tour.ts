import type { School } from './school';

/** Consents, a code for another guardian, a paper that is recorded; and what a person with thirty wards opens. */
export async function familyTour({ moral, as, schoolId }: School): Promise<void> {
  const mother = as('oSeedFamily02');
  const pupilId = (await mother.ask('identity.me', {})).children[0]?.pupilId ?? '';
  const { until } = await mother.ask('identity.listConsents', { pupilId });
  await mother.ask('identity.giveConsent', { pupilId, purpose: 'sponsorship', until, wording: 1 });
  await mother.ask('identity.withdrawConsent', { pupilId, purpose: 'sponsorship' });
  await mother.ask('identity.giveConsent', { pupilId, purpose: 'sponsorship', until, wording: 1 });
  await moral.ask('identity.consentsOf', { pupilId });
  await mother.ask('identity.inviteGuardian', { pupilId });
  const { codes } = await mother.ask('identity.getWard', { pupilId });
  await mother.ask('identity.voidMyCode', { codeId: codes[0]?.codeId ?? '' });
  await paperTour(as('oSeedTeacher10'), schoolId);
  const home = as('oSeedFamily05');
  await home.ask('home.open', {});
  await home.ask('notice.listMine', {});
  await home.ask('subsidy.listMine', {});
}

async function paperTour(teacher: School['teacher'], schoolId: string): Promise<void> {
  const { work } = await teacher.ask('home.listWork', {});
  const { classes } = await teacher.ask('ledger.listClasses', { schoolId });
  const classId = work.find(({ kind }) => kind === 'record-basis')?.id ?? classes[0]?.classId ?? '';
  const { pupils } = await teacher.ask('ledger.listPupils', { classId });
  const pupilId = pupils.find(({ lacksBasis }) => lacksBasis)?.pupilId ?? '';
  const { guardians } = await teacher.ask('identity.listGuardians', { pupilId });
  const [one] = guardians.filter(({ basisKinds }) => basisKinds.length > 0);
  const kind = one?.basisKinds[0] ?? 'court';
  await teacher.ask('identity.recordBasis', { pupilId, personId: one?.personId ?? '', kind, on: '2025-09-01' });
}
