import type { Person } from './person';
import type { School } from './world';

/** A pupil of the second class who is gone, by a mistake that can be taken back. */
const goneAt = 9;

/** Arranged under a key of its own, so that it is the same in every run. */
export async function goneFrom(school: School, by: Person): Promise<{ pupilId: string; rev: number }> {
  const pupilId = school.pupils[goneAt]?.pupilId ?? '';
  const office = by.as('oAAcademic');
  const { rev, standings } = await office.ask('ledger.getPupil', { pupilId, purpose: { reason: 'register' } });
  if (standings[0] && standings[0].standing !== 'enrolled') return { pupilId, rev };
  const gone = { pupilId, rev, departure: 'left', on: '2026-11-19', reason: '没来上学' } as const;
  return {
    pupilId,
    rev: (await office.ask('ledger.recordDeparture', gone, { key: `arranged-departure-${String(rev)}` })).rev,
  };
}
