import type { CorrectableField } from '../../contract/correction';
import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';
import { head, staffOpenid } from './staff';

/** Entries are opened for several reasons; one family's wish waits for the class teacher, another's for an office, a third is done. */
export async function correctEntries(client: SimulatorClient): Promise<void> {
  const office = new Actor(client, staffOpenid('教导处主任'));
  const decision = { kind: 'accept' } as const;
  const grandmother = new Actor(client, 'oSeedFamily01');
  const [first] = (await grandmother.ask('identity.me', {})).children;
  if (!first) throw new Error('the grandmother has no child');
  const { pupilId } = first;
  const teacher = new Actor(client, staffOpenid('一年级班主任'));
  await teacher.ask('ledger.getPupil', { pupilId });
  await office.ask('ledger.getPupil', { pupilId, purpose: { reason: 'register' } });
  await new Actor(client, head.openid).ask('ledger.getNeeds', { pupilId, purpose: { reason: 'visit' } });
  const done = await wish(grandmother, 'enrolmentNo', 'L999001201903051234');
  await office.ask('ledger.applyCorrection', { ...done, decision });
  await wish(grandmother, 'head', '秦老大');
  const father = await wish(new Actor(client, 'oSeedFamily03'), 'village', '下河村');
  await new Actor(client, staffOpenid('七年级1班班主任')).ask('ledger.verifyCorrection', { ...father, decision });
}

async function wish(guardian: Actor, field: CorrectableField, to: string) {
  const [child] = (await guardian.ask('identity.me', {})).children;
  const pupilId = child?.pupilId ?? '';
  const { fields } = await guardian.ask('ledger.getMyChild', { pupilId });
  const seen = fields.find((one) => one.field === field)?.value ?? null;
  return { pupilId, ...(await guardian.ask('ledger.requestCorrection', { pupilId, field, seen, to })) };
}
