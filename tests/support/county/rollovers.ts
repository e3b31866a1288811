import type { Input } from '../../../contract/index';
import type { Person } from './person';
import type { School } from './world';

/** The plan that the office would write for school A now. */
export async function planFor({ schoolId }: School, by: Person): Promise<Input<'ledger.saveRollOver'>> {
  const { rev, on, classes } = await by.as('oAAcademic').ask('ledger.getRollOver', { schoolId });
  const names = classes.map(({ classId, to }) => ({ classId, name: to?.name ?? null }));
  return { schoolId, rev, on, classes: names };
}

/** A plan for school A that waits for a leader; arranged under a key of its own, so that it is the same in every run. */
export async function plannedFor(school: School, by: Person): Promise<Input<'ledger.agreeRollOver'>> {
  const { schoolId } = school;
  const office = by.as('oAAcademic');
  const { rev, state } = await office.ask('ledger.getRollOver', { schoolId });
  if (state === 'planned') return { schoolId, rev };
  const key = `arranged-plan-${String(rev)}`;
  return { schoolId, rev: (await office.ask('ledger.saveRollOver', await planFor(school, by), { key })).rev };
}
