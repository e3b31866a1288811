import type { SimulatorClient } from '../../../simulator/client';
import { Person } from './person';
import type { School } from './world';

/** A declaration that a leader may end: by the general affairs office, about a pupil of the second class. */
export interface WorldKin {
  readonly personId: string;
  readonly pupilId: string;
}

export async function kinOf(client: SimulatorClient, { schoolId, pupils }: School): Promise<WorldKin> {
  const pupilId = pupils[10]?.pupilId ?? '';
  await new Person(client, 'oAGeneral').ask('identity.declareKin', { pupilId, relation: 'other-kin' });
  const { others } = await new Person(client, 'oALeader').ask('identity.listKin', { schoolId });
  return { personId: others[0]?.personId ?? '', pupilId };
}
