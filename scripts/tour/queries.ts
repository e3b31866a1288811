import type { Purpose } from '../../contract/consent';
import type { CorrectableField } from '../../contract/correction';
import type { PledgeState } from '../../contract/donation';
import type { Output } from '../../contract/index';
import type { NoticeLevel, NoticeState } from '../../contract/notice';
import type { BatchState } from '../../contract/subsidy';
import type { SimulatorClient } from '../../simulator/client';
import { Caller } from './caller';

type Words = Readonly<Record<string, string>>;

/** Finds what a page is opened with, as the person who opens it. */
export interface Query {
  /** Tells apart the visits of one page. */
  title: string;
  find(person: Caller, client: SimulatorClient): Promise<Words>;
}

const query = (title: string, find: Query['find']): Query => ({ title, find });

/** The first of a list that fits. @throws when there is none: the seed has changed */
function first<Item>(items: readonly Item[], fits: (item: Item) => boolean, what: string): Item {
  const found = items.find(fits);
  if (found === undefined) throw new Error(`no ${what} among ${items.length}`);
  return found;
}

async function schoolOf(person: Caller): Promise<{ schoolId: string; classId: string | null }> {
  const { appointments } = await person.ask('identity.me', {});
  const own = appointments.find(({ classId }) => classId !== null) ?? appointments[0];
  if (own?.schoolId) return { schoolId: own.schoolId, classId: own.classId };
  const { schools } = await person.ask('identity.listSchools', {});
  return { schoolId: first(schools, () => true, 'school').schoolId, classId: null };
}

export const school = query('', async (person) => ({ schoolId: (await schoolOf(person)).schoolId }));

export const schoolClass = query('', async (person) => {
  const { schoolId, classId } = await schoolOf(person);
  if (classId !== null) return { schoolId, classId };
  const { classes } = await person.ask('ledger.listClasses', { schoolId });
  return { schoolId, classId: first(classes, () => true, 'class').classId };
});

/** Somebody's child, and who is bound. */
export const boundPupil = query('', async (person, client) => {
  const { schoolId = '', classId = '' } = await schoolClass.find(person, client);
  const { pupils } = await person.ask('ledger.listPupils', { classId });
  const { pupilId } = first(pupils, ({ guardians }) => guardians.length > 0, 'pupil with a guardian');
  return { schoolId, pupilId };
});

/** A child of whom somebody takes care on the parents' paper. */
export const caredForPupil = query('cared for', async (person, client) => {
  const { schoolId = '', classId = '' } = await schoolClass.find(person, client);
  const { pupils } = await person.ask('ledger.listPupils', { classId });
  return {
    schoolId,
    pupilId: first(pupils, ({ lacksBasis }) => lacksBasis, 'pupil whose carer lacks a paper').pupilId,
  };
});

/** The first of the own children. */
export const myChild = query('', async (person) => {
  const { children } = await person.ask('identity.me', {});
  return { pupilId: first(children, () => true, 'child').pupilId };
});

export const purpose = (name: Purpose): Query =>
  query(name, async (person, client) => ({ ...(await myChild.find(person, client)), purpose: name }));

export const pupil = query('', async (person) => {
  const { schoolId } = await schoolOf(person);
  const { pupils } = await person.ask('ledger.searchPupils', { schoolId });
  return { pupilId: first(pupils, () => true, 'pupil').pupilId };
});

/** The school year for which the office has written a plan that waits. */
export const plannedYear = query('planned', async (person, client) => {
  const { schoolId } = await schoolOf(person);
  const office = new Caller(client, 'oSeedAcademic01');
  const { state, rev, on, classes } = await office.ask('ledger.getRollOver', { schoolId });
  if (state === 'proposed') {
    const names = classes.map(({ classId, to }) => ({ classId, name: to?.name ?? null }));
    await office.ask('ledger.saveRollOver', { schoolId, rev, on, classes: names });
  }
  return { schoolId };
});

/** A pupil who is gone; the seed has none, so that the first who asks writes one down. */
export const departed = query('gone', async (person) => {
  const { schoolId } = await schoolOf(person);
  const [known] = (await person.ask('ledger.listDeparted', { schoolId })).pupils;
  if (known) {
    await person.ask('ledger.getPupil', { pupilId: known.pupilId, purpose: { reason: 'register' } });
    return { schoolId, pupilId: known.pupilId };
  }
  const { pupils } = await person.ask('ledger.searchPupils', { schoolId, boarder: false });
  const { pupilId } = first(pupils.slice(-1), () => true, 'day pupil');
  const { rev } = await person.ask('ledger.getPupil', { pupilId, purpose: { reason: 'register' } });
  const gone = { departure: 'left', on: '2026-03-02', reason: '随父母外出打工' } as const;
  await person.ask('ledger.recordDeparture', { pupilId, rev, ...gone });
  return { schoolId, pupilId };
});

/** The same, opened for a reason that was given before: nobody is asked twice on one day. */
const alreadyOpened = (title: string, found: Query): Query =>
  query(title, async (person, client) => {
    const words = await found.find(person, client);
    await person.ask('ledger.getPupil', { pupilId: words['pupilId'] ?? '', purpose: { reason: 'register' } });
    return words;
  });

export const openedPupil = alreadyOpened('opened before', pupil);
export const openedBoundPupil = alreadyOpened('opened before', boundPupil);

/** A pupil whose family asks for a correction that waits. */
export const pupilToCorrect = query('', async (person) => {
  const { schoolId } = await schoolOf(person);
  const { pupils } = await person.ask('ledger.listCorrections', { schoolId });
  return { pupilId: first(pupils, () => true, 'pupil to correct').pupilId };
});

export const myField = (field: CorrectableField): Query =>
  query(field, async (person, client) => ({ ...(await myChild.find(person, client)), field }));

/** A pupil with a category, or with a change that waits. */
export const pupilInNeed = (show: 'current' | 'open'): Query =>
  query(show, async (person) => {
    const { schoolId } = await schoolOf(person);
    const { pupils } = await person.ask('ledger.listNeeds', { schoolId, show });
    const waits = (state: string) => pupils.find(({ waiting }) => waiting.some((one) => one === state));
    const { appointments } = await person.ask('identity.me', {});
    const isLeader = appointments.some(({ role }) => role === 'leader');
    const turn = show === 'open' ? waits(isLeader ? 'verified' : 'submitted') : undefined;
    const { pupilId } = turn ?? first(pupils, () => true, `pupil with ${show} needs`);
    await person.ask('ledger.getNeeds', { pupilId, purpose: { reason: 'aid' } });
    return { pupilId };
  });

export const myNotice = (level: NoticeLevel): Query =>
  query(level, async (person) => {
    const { notices } = await person.ask('notice.listMine', {});
    return { noticeId: first(notices, (each) => each.level === level, `notice to ${level}`).noticeId };
  });

export const signedNotice = query('signed', async (person) => {
  const { notices } = await person.ask('notice.listMine', {});
  return { noticeId: first(notices, ({ acknowledged }) => acknowledged, 'signed notice').noticeId };
});

export const myDisbursement = query('', async (person) => {
  const { disbursements } = await person.ask('subsidy.listMine', {});
  return { disbursementId: first(disbursements, () => true, 'disbursement').disbursementId };
});

/** An id that no thing has. */
export const nothing = (name: string): Query => query('of nobody', async () => ({ [name]: 'none' }));

/** The code that a class teacher has just shown. */
export const bindingCode = query('with a code', async (_person, client) => {
  const teacher = new Caller(client, 'oSeedTeacher04');
  const { classId } = await schoolClass.find(teacher, client);
  const { pupils } = await teacher.ask('ledger.listPupils', { classId: classId ?? '' });
  const { pupilId } = first(pupils, ({ guardians }) => guardians.length === 0, 'pupil without a guardian');
  return { scene: (await teacher.ask('identity.issueBindingCode', { pupilId })).code };
});

const leaderOf = (client: SimulatorClient) => new Caller(client, 'oSeedLeader01');

export const invitation = query('with a code', async (_person, client) => {
  const leader = leaderOf(client);
  const { schoolId, classId } = await schoolClass.find(leader, client);
  const appointments = [{ role: 'classTeacher' as const, classId }, { role: 'moralEducation' as const }];
  const { code } = await leader.ask('identity.inviteStaff', { schoolId: schoolId ?? '', name: '孙老师', appointments });
  return { scene: code };
});

export const donorInvitation = query('with a code', async (_person, client) => {
  const leader = leaderOf(client);
  const { schoolId } = await schoolOf(leader);
  return { scene: (await leader.ask('donation.inviteDonor', { schoolId, name: '周先生' })).code };
});

export const done = (words: Words): Query => query(Object.values(words).join(' '), async () => words);

export const staffNotice = (state: NoticeState): Query =>
  query(state, async (person) => {
    const { schoolId } = await schoolOf(person);
    const { notices } = await person.ask('notice.listForStaff', { schoolId });
    return { noticeId: first(notices, (each) => each.state === state, `${state} notice`).noticeId };
  });

export const noticeOfClass = query('', async (person, client) => ({
  ...(await staffNotice('published').find(person, client)),
  classId: (await schoolClass.find(person, client))['classId'] ?? '',
}));

async function batchIn(state: BatchState, person: Caller): Promise<Output<'subsidy.listBatches'>['batches'][number]> {
  const { schoolId } = await schoolOf(person);
  const { batches } = await person.ask('subsidy.listBatches', { schoolId });
  return first(batches, (each) => each.state === state, `${state} batch`);
}

export const batch = (state: BatchState): Query =>
  query(state, async (person) => ({ batchId: (await batchIn(state, person)).batchId }));

export const lines = (show: 'all' | 'failed' | 'disputed' | 'unanswered'): Query =>
  query(show, async (person) => ({ batchId: (await batchIn('reconciled', person)).batchId, show }));

export const pledge = (state: PledgeState): Query =>
  query(state, async (person) => {
    const { schoolId } = await schoolOf(person);
    const { pledges } = await person.ask('donation.listPledges', { schoolId });
    return { pledgeId: first(pledges, (each) => each.state === state, `${state} pledge`).pledgeId };
  });

export const myPledge = (state: PledgeState): Query =>
  query(state, async (person) => {
    const { pledges } = await person.ask('donation.listMyPledges', {});
    return { pledgeId: first(pledges, (each) => each.state === state, `${state} pledge`).pledgeId };
  });

/** A zone that has a teacher. */
export const ledZone = query('', async (person) => {
  const { schoolId } = await schoolOf(person);
  const { zones } = await person.ask('ledger.listZones', { schoolId });
  return { schoolId, zoneId: first(zones, ({ teacher }) => teacher !== null, 'zone with a teacher').zoneId };
});

/** A household whose members are known, of the own zone. */
export const household = query('', async (person, client) => {
  const { schoolId } = await schoolOf(person);
  const teacher = new Caller(client, 'oSeedTeacher01');
  const { zones } = await teacher.ask('ledger.listMyZones', { schoolId });
  const { zoneId } = first(zones, () => true, 'zone');
  const { households } = await person.ask('ledger.listHouseholds', { schoolId, zoneId });
  return { householdId: first(households, () => true, 'household').householdId };
});
