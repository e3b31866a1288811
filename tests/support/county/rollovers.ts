import type { Input } from '../../../contract/index';
import type { Person } from './person';
import type { School } from './world';

/** A plan for school A that waits for a leader. */
export async function plannedFor({ schoolId }: School, by: Person): Promise<Input<'ledger.agreeRollOver'>> {
  const office = by.as('oAAcademic');
  const { rev, state, on, classes } = await office.ask('ledger.getRollOver', { schoolId });
  if (state === 'planned') return { schoolId, rev };
  const names = classes.map(({ classId, to }) => ({ classId, name: to?.name ?? null }));
  const saved = await office.ask('ledger.saveRollOver', { schoolId, rev, on, classes: names });
  return { schoolId, rev: saved.rev };
}
