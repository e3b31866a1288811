import type { Input } from '../../contract/index';
import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';
import type { SeedSchool } from './open';
import { villages } from './pupils';
import { head, staff } from './staff';

type Member = Input<'ledger.saveMember'>['member'];

const zoneTeachers = staff.filter(({ roles }) => roles.some(({ role }) => role === 'zoneTeacher'));

/** 最后一个村没有划进片区，倒数第二个村的片区还没有老师。 */
const uncovered = villages[villages.length - 1];
const unled = villages[villages.length - 2];

/** Three generations under the head whom the register names. */
const family = (headName: string, surname = headName.slice(0, 1)): Member[] => [
  person(headName, { relation: 'head', birthYear: 1958, health: 'chronic', able: false, work: 'none' }),
  person(`${surname === '王' ? '李' : '王'}秀珍`, { relation: 'spouse', birthYear: 1962, work: 'housework' }),
  person(`${surname}建国`, {
    relation: 'child',
    birthYear: 1986,
    work: 'away-work',
    skills: '开挖掘机',
    awayAt: '广东东莞',
  }),
  person(`${surname}小妹`, { relation: 'grandchild', birthYear: 2008, work: 'none' }),
];

/** The villages are divided among the zone teachers; two households of each of the first three zones have their members written down. */
export async function divideZones(client: SimulatorClient, { schoolId }: SeedSchool): Promise<void> {
  const leader = new Actor(client, head.openid);
  const before = await leader.ask('ledger.listZones', { schoolId });
  const { teachers } = before;
  let { rev } = before;
  for (const [at, village] of villages.entries()) {
    if (village === uncovered) continue;
    const name = village === unled ? undefined : zoneTeachers[at]?.name;
    const teacherId = teachers.find((one) => one.name === name)?.teacherId ?? null;
    const zone = { schoolId, rev, name: `${village}片区`, villages: [village], teacherId };
    const saved = await leader.ask('ledger.saveZone', zone);
    rev = saved.rev;
    const teacher = zoneTeachers[at];
    if (at < 3 && teacher) await visit(new Actor(client, teacher.openid), { schoolId, zoneId: saved.zoneId });
  }
}

async function visit(teacher: Actor, zone: { schoolId: string; zoneId: string }): Promise<void> {
  const { households } = await teacher.ask('ledger.listHouseholds', zone);
  for (const { householdId, head: name } of households.slice(0, 2)) {
    let rev = 1;
    let memberId = '';
    for (const member of family(name)) {
      ({ rev, memberId } = await teacher.ask('ledger.saveMember', { householdId, rev, member }));
    }
    const referral = { householdId, rev, memberId, kind: 'yulu', what: '县职业中学', on: '2026-02-27' } as const;
    const { referralId, rev: next } = await teacher.ask('ledger.referMember', referral);
    const step = { kind: 'accept', on: '2026-03-02' } as const;
    await teacher.ask('ledger.stepReferral', { householdId, rev: next, referralId, step });
  }
}

function person(name: string, facts: Pick<Member, 'relation' | 'birthYear' | 'work'> & Partial<Member>): Member {
  return { name, health: 'healthy', able: true, skills: null, awayAt: null, ...facts };
}
