import type { School } from './school';

/** A binding that its guardian ends, one that the class teacher ends, one that is barred and freed; a code that is voided, a duty that ends. */
export async function endingTour({ teacher, leader, cashier, as, schoolId, classId }: School): Promise<void> {
  const reason = '按家里的要求';
  const { pupils } = await teacher.ask('ledger.listPupils', { classId });
  const bound = pupils.filter(({ guardians }) => guardians.length > 0).slice(-3);
  const bindings = await Promise.all(
    bound.map(async ({ pupilId }) => {
      const { guardians } = await teacher.ask('identity.listGuardians', { pupilId });
      return { pupilId, personId: guardians[0]?.personId ?? '' };
    }),
  );
  const [own, ended, barred] = bindings;
  if (!own || !ended || !barred) throw new Error('too few families of the class are bound');
  const goer = as('oBenchGoer');
  const slip = await teacher.ask('identity.issueBindingCode', { pupilId: own.pupilId });
  await goer.ask('identity.previewBinding', { code: slip.code });
  await goer.ask('identity.bindChild', { code: slip.code, relation: 'other-kin' });
  await goer.ask('identity.endMyBinding', { pupilId: own.pupilId });
  await teacher.ask('identity.endBinding', { ...ended, reason });
  await leader.ask('identity.barGuardian', { ...barred, reason });
  await leader.ask('identity.liftBar', { ...barred, reason });
  await teacher.ask('identity.issueBindingCode', { pupilId: own.pupilId });
  const { codes } = await teacher.ask('identity.listGuardians', { pupilId: own.pupilId });
  await teacher.ask('identity.voidCode', { codeId: codes[0]?.codeId ?? '' });
  const { staff } = await leader.ask('identity.listStaff', { schoolId });
  const { name } = await cashier.ask('identity.me', {});
  const { personId = '' } = staff.find((one) => one.name === name) ?? {};
  await leader.ask('identity.endAppointment', { schoolId, personId, role: 'finance', reason });
  await cashier.ask('home.open', {});
}

/** A declaration that is found, made and ended. */
export async function kinTour({ teacher, leader, schoolId, classId }: School): Promise<void> {
  const { pupils } = await teacher.ask('ledger.listPupils', { classId });
  const { name = '' } = pupils.at(-2) ?? {};
  const found = await teacher.ask('identity.findKin', { schoolId, name });
  const { pupilId = '' } = found.pupils[0] ?? {};
  await teacher.ask('identity.declareKin', { pupilId, relation: 'other-kin' });
  await teacher.ask('identity.listKin', { schoolId });
  const { others } = await leader.ask('identity.listKin', { schoolId });
  const { personId = '' } = others.find((one) => one.pupilId === pupilId) ?? {};
  await leader.ask('identity.endKin', { schoolId, personId, pupilId, reason: '申报错了' });
}

/** Too many wrong codes, and who is told. */
export async function guessTour({ as, leader, bureau }: School): Promise<void> {
  for (const openid of ['oBenchGuesser', 'oSeedParent001'])
    for (let tried = 0; tried <= 10; tried += 1)
      await as(openid).reply('identity.previewInvitation', { code: `2222-22${'23456789ABC'[tried] ?? '2'}2` });
  await leader.ask('home.open', {});
  await leader.ask('home.listWork', {});
  await bureau.ask('home.open', {});
  await bureau.ask('home.listWork', {});
}

/** A zone that is drawn, passed on and ended, and one household on its way through the hands of its teacher. */
export async function zoneTour({ leader, academic, teacher, schoolId }: School): Promise<void> {
  const { rev: seen, teachers } = await leader.ask('ledger.listZones', { schoolId });
  const { households, zones } = await leader.ask('ledger.coverage', { schoolId });
  const [teacherId = '', zoneId = '', outside = ''] = [
    teachers[0]?.teacherId,
    zones[0]?.zoneId,
    households[0]?.householdId,
  ];
  const assigned = await leader.ask('ledger.assignHousehold', { schoolId, rev: seen, householdId: outside, zoneId });
  const zone = { name: '散户片区', villages: [], teacherId: null };
  const drawn = await leader.ask('ledger.saveZone', { schoolId, rev: assigned.rev, ...zone });
  const passed = await leader.ask('ledger.passZone', { schoolId, ...drawn, teacherId });
  await leader.ask('ledger.endZone', { schoolId, ...passed, reason: '不用了' });
  await academic.ask('ledger.listVillages', { schoolId });
  const mine = await teacher.ask('ledger.listMyZones', { schoolId });
  const own = { schoolId, zoneId: mine.zones[0]?.zoneId ?? '' };
  const [first, second] = (await teacher.ask('ledger.listHouseholds', own)).households.slice(-2);
  if (!first || !second) throw new Error('the zone of the class teacher has too few households');
  const { householdId } = first;
  const { rev, pupils } = await teacher.ask('ledger.getHousehold', { householdId });
  const member = {
    name: '王大山',
    relation: 'head',
    birthYear: 1980,
    health: 'healthy',
    able: true,
    work: 'farming',
    skills: null,
    awayAt: null,
  } as const;
  const on = '2026-01-05';
  const saved = await teacher.ask('ledger.saveMember', { householdId, rev, member });
  const referral = { kind: 'training', what: '电工培训', on } as const;
  const asked = await teacher.ask('ledger.referMember', { householdId, ...saved, ...referral });
  const step = { kind: 'end', on, outcome: '拿到了证' } as const;
  const ended = await teacher.ask('ledger.stepReferral', { householdId, ...asked, step });
  const { memberId } = saved;
  await teacher.ask('ledger.endMember', { householdId, rev: ended.rev, memberId, on, reason: '搬走了' });
  await academic.ask('ledger.movePupil', {
    pupilId: pupils[0]?.pupilId ?? '',
    fromHouseholdId: householdId,
    toHouseholdId: second.householdId,
  });
}

/** A pupil who goes and comes back, and the plan of the school year to come. */
export async function yearTour({ academic, leader, schoolId }: School): Promise<void> {
  const { pupils } = await academic.ask('ledger.searchPupils', { schoolId });
  const pupilId = pupils.at(-1)?.pupilId ?? '';
  const { rev } = await academic.ask('ledger.getPupil', { pupilId, purpose: { reason: 'register' } });
  const departure = { departure: 'left', on: '2026-01-05', reason: '随父母外出' } as const;
  await academic.ask('ledger.recordDeparture', { pupilId, rev, ...departure });
  await academic.ask('ledger.listDeparted', { schoolId, departure: 'left' });
  const gone = await academic.ask('ledger.getPupil', { pupilId, purpose: { reason: 'register' } });
  await academic.ask('ledger.takeBackDeparture', { pupilId, rev: gone.rev, reason: '记错了人' });
  const plan = await academic.ask('ledger.getRollOver', { schoolId });
  const classes = plan.classes.map(({ classId, to }) => ({ classId, name: to?.name ?? null }));
  const saved = await academic.ask('ledger.saveRollOver', { schoolId, rev: plan.rev, on: plan.on, classes });
  await leader.ask('ledger.agreeRollOver', { schoolId, rev: saved.rev });
}
