import type { Output } from '../../contract/index';

type Household = Output<'ledger.listHouseholds'>['households'][number];

export interface HouseholdRow {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
}

/** A household as one line: its head, and where its children are. */
export function toRow({ householdId, head, village, pupils }: Household): HouseholdRow {
  const children = pupils.map(({ name, className }) => `${name}（${className}）`).join('、');
  return { id: householdId, heading: head, note: `${village}，${children}` };
}
