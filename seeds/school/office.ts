import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';
import type { SeedSchool } from './open';
import { head, staffOpenid } from './staff';

/** Has left the school. */
export const former = { openid: 'oSeedFormer01', name: '龚老师', title: '已调走的老师' } as const;

/** One colleague has left, another has declared kin. */
export async function shiftOffices(client: SimulatorClient, { schoolId, classIds }: SeedSchool): Promise<void> {
  const leader = new Actor(client, head.openid);
  const appointments = [{ role: 'moralEducation' as const }];
  const { code } = await leader.ask('identity.inviteStaff', { schoolId, name: former.name, appointments });
  const gone = new Actor(client, former.openid);
  await gone.ask('identity.previewInvitation', { code });
  await gone.ask('identity.acceptInvitation', { code });
  await client.addPerson({ openid: former.openid, name: former.name, group: '处室', note: former.title });
  const { staff } = await leader.ask('identity.listStaff', { schoolId });
  const { personId = '' } = staff.find(({ name }) => name === former.name) ?? {};
  await leader.ask('identity.endAppointment', { schoolId, personId, role: 'moralEducation', reason: '调走了' });

  const [classId = ''] = [...classIds.values()].slice(-1);
  const { pupils } = await leader.ask('ledger.listPupils', { classId });
  const { pupilId = '' } = pupils.at(-1) ?? {};
  await new Actor(client, staffOpenid('总务处主任')).ask('identity.declareKin', { pupilId, relation: 'other-kin' });
}
