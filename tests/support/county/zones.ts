import type { Input } from '../../../contract/index';
import type { SimulatorClient } from '../../../simulator/client';
import { Person } from './person';
import type { School } from './world';

export interface HouseholdRef {
  readonly householdId: string;
  readonly rev: number;
}

/** School A's zones: one with a teacher and the first village, one without teacher or village; the second village belongs to none. */
export interface WorldZones {
  readonly zoneId: string;
  readonly emptyZoneId: string;
  readonly teacherId: string;
  readonly rev: number;
  /** Of the first village; nobody has entered a member. */
  readonly fresh: HouseholdRef;
  /** Members of the first and the fourth household, and a referral in the second. */
  readonly member: HouseholdRef & { readonly memberId: string };
  readonly worker: HouseholdRef & { readonly memberId: string };
  readonly referral: HouseholdRef & { readonly referralId: string };
  /** Of the last pupil of the roster, outside all zones. */
  readonly outside: HouseholdRef;
}

export const grandfather: Input<'ledger.saveMember'>['member'] = {
  name: '王大山',
  relation: 'head',
  birthYear: 1972,
  health: 'chronic',
  able: true,
  work: 'away-work',
  skills: '砌墙',
  awayAt: '广东东莞',
};

export async function zonesOf(client: SimulatorClient, { schoolId, pupils: roster }: School): Promise<WorldZones> {
  const last = roster.at(-1);
  const leader = new Person(client, 'oALeader');
  const drawn = await leader.ask('ledger.listZones', { schoolId });
  const teacherId = drawn.teachers.find(({ name }) => name.endsWith('Zone'))?.teacherId ?? '';
  const first = await leader.ask('ledger.saveZone', {
    schoolId,
    rev: drawn.rev,
    name: '柳溪片区',
    villages: ['柳溪村'],
    teacherId,
  });
  const empty = { schoolId, rev: first.rev, name: '散户片区', villages: [], teacherId: null };
  const second = await leader.ask('ledger.saveZone', empty);
  const { households } = await leader.ask('ledger.listHouseholds', { schoolId, zoneId: first.zoneId });
  const free = (await leader.ask('ledger.coverage', { schoolId })).households;
  const outside = free.find(({ pupils }) => pupils[0]?.name === last?.name);
  const refs = households.map(({ householdId }) => ({ householdId, rev: 1 }));
  const [one, two, fresh, four] = refs;
  if (!one || !two || !fresh || !four || !outside) throw new Error('too few households');
  const teacher = new Person(client, 'oAZone');
  const saved = await teacher.ask('ledger.saveMember', { ...one, member: grandfather });
  const other = await teacher.ask('ledger.saveMember', { ...two, member: grandfather });
  const worker = await teacher.ask('ledger.saveMember', { ...four, member: grandfather });
  const referral = await teacher.ask('ledger.referMember', {
    householdId: two.householdId,
    rev: other.rev,
    memberId: other.memberId,
    kind: 'training',
    what: '县里的电工培训',
    on: '2026-11-02',
  });
  return {
    zoneId: first.zoneId,
    emptyZoneId: second.zoneId,
    teacherId,
    rev: second.rev,
    fresh,
    member: { householdId: one.householdId, ...saved },
    worker: { householdId: four.householdId, ...worker },
    referral: { householdId: two.householdId, ...referral },
    outside: { householdId: outside.householdId, rev: 1 },
  };
}
