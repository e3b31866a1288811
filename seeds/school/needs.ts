import type { Input } from '../../contract/index';
import type { NeedCategory } from '../../contract/need';
import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';
import type { SeedSchool } from './open';
import { head, staffOpenid } from './staff';

const categories: readonly NeedCategory[] = [
  'lifted-poverty',
  'subsistence-allowance',
  'unstable-lifted',
  'disability',
  'marginal',
  'orphan',
];

/** Two pupils of every class have a category; in two classes a change still waits, one to be verified and one to be applied. */
export async function knowNeeds(client: SimulatorClient, { classIds }: SeedSchool): Promise<void> {
  const office = new Actor(client, staffOpenid('政教处主任'));
  const leader = new Actor(client, head.openid);
  const accept = { kind: 'accept' } as const;
  for (const [place, [className, classId]] of [...classIds].entries()) {
    const teacher = new Actor(client, staffOpenid(`${className}班主任`));
    const { pupils } = await teacher.ask('ledger.listPupils', { classId });
    for (const [at, pupil] of [pupils[4], pupils[11]].entries()) {
      if (pupil === undefined) continue;
      const category = categories[(place + at) % categories.length] ?? 'other';
      const { changeId, rev } = await teacher.ask('ledger.requestChange', beginning(pupil.pupilId, category));
      const change = { pupilId: pupil.pupilId, changeId, decision: accept };
      if (at === 1 && place === 0) continue;
      const verified = await office.ask('ledger.verifyChange', { ...change, rev });
      if (at === 1 && place === 1) continue;
      await leader.ask('ledger.applyChange', { ...change, rev: verified.rev });
    }
  }
}

function beginning(pupilId: string, category: NeedCategory): Input<'ledger.requestChange'> {
  const isListed = category === 'lifted-poverty' || category === 'unstable-lifted' || category === 'marginal';
  return {
    pupilId,
    wanted: {
      kind: 'begin',
      category,
      on: '2025-09-01',
      evidence: isListed
        ? { kind: 'government-list', note: '县乡村振兴部门的名单' }
        : { kind: 'certificate', note: '看过证件原件' },
    },
  };
}
