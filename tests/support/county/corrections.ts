import type { SimulatorClient } from '../../../simulator/client';
import { Person } from './person';
import type { School } from './world';

export interface CorrectionRef {
  readonly pupilId: string;
  readonly correctionId: string;
}

/** What the family of the first pupil asks to correct, one for each step. */
export interface WorldCorrections {
  readonly toVerify: CorrectionRef;
  readonly toApply: CorrectionRef;
  /** One of each guardian's own, by openid. */
  readonly own: Readonly<Record<string, CorrectionRef>>;
}

export const village = '石门村';

export async function correctionsOf(client: SimulatorClient, school: School): Promise<WorldCorrections> {
  const pupilId = school.pupils[0]?.pupilId ?? '';
  const ask = async (openid: string, field: 'name' | 'head' | 'boarding' | 'enrolmentNo', to: string) => {
    const guardian = new Person(client, openid);
    const { fields } = await guardian.ask('ledger.getMyChild', { pupilId });
    const seen = fields.find((one) => one.field === field)?.value ?? null;
    return { pupilId, ...(await guardian.ask('ledger.requestCorrection', { pupilId, field, seen, to })) };
  };
  const mothers = await ask('oAMother', 'boarding', 'no');
  const toApply = await ask('oAMother', 'head', '王大山');
  const decision = { kind: 'accept' } as const;
  await new Person(client, 'oATeacher1').ask('ledger.verifyCorrection', { ...toApply, decision });
  const toVerify = await ask('oAMother', 'name', '王晓甲');
  const grandmothers = await ask('oAGrandmother', 'enrolmentNo', 'L52030020150305123X');
  return { toVerify, toApply, own: { oAMother: mothers, oAGrandmother: grandmothers } };
}
