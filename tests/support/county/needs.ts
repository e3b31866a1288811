import type { Input } from '../../../contract/index';
import type { NeedCategory } from '../../../contract/need';
import type { SimulatorClient } from '../../../simulator/client';
import { Person } from './person';
import type { School } from './world';

export interface ChangeRef {
  readonly pupilId: string;
  readonly changeId: string;
  readonly rev: number;
}

/** Changes of the first class, one for each step. */
export interface WorldNeeds {
  readonly toVerify: ChangeRef;
  readonly toApply: ChangeRef;
  /** One of each of these people's own, by openid. */
  readonly own: Readonly<Record<string, ChangeRef>>;
}

/** That a category began this month, seen by its certificate. */
export function beginning(pupilId: string, category: NeedCategory): Input<'ledger.requestChange'> {
  return {
    pupilId,
    wanted: { kind: 'begin', category, on: '2026-11-02', evidence: { kind: 'certificate', note: '看过证件' } },
  };
}

export async function requestChange(
  client: SimulatorClient,
  openid: string,
  input: Input<'ledger.requestChange'>,
): Promise<ChangeRef> {
  const asked = await new Person(client, openid).ask('ledger.requestChange', input);
  return { pupilId: input.pupilId, ...asked };
}

export async function needsOf(client: SimulatorClient, school: School): Promise<WorldNeeds> {
  const pupilId = (at: number) => school.pupils[at]?.pupilId ?? '';
  const toVerify = await requestChange(client, 'oATeacher1', beginning(pupilId(3), 'disability'));
  const asked = await requestChange(client, 'oATeacher1', beginning(pupilId(4), 'subsistence-allowance'));
  const decision = { kind: 'accept' } as const;
  const { rev } = await new Person(client, 'oAMoral').ask('ledger.verifyChange', { ...asked, decision });
  const own = {
    oATeacher1: await requestChange(client, 'oATeacher1', beginning(pupilId(5), 'other')),
    oAMoral: await requestChange(client, 'oAMoral', beginning(pupilId(5), 'orphan')),
    oAAcademic: await requestChange(client, 'oAAcademic', beginning(pupilId(5), 'marginal')),
  };
  const last = own.oAAcademic.rev;
  const seen = Object.entries(own).map(([openid, ref]) => [openid, { ...ref, rev: last }] as const);
  return { toVerify, toApply: { ...asked, rev }, own: Object.fromEntries(seen) };
}
