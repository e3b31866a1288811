import type { Gift } from '../../../../contract/donation';

type Instalment = Extract<Gift, { kind: 'money' }>['instalments'][number];

/** 每月, 每半年, 每年. */
export const everyMonths = { month: 1, 'half-year': 6, year: 12 } as const;
export type Every = keyof typeof everyMonths;

/** The months that the plan of a donor may have: two to twenty-four times. */
export const mostTimes = 24;

/**
 * Equal parts of a total from a first day on; what does not divide comes with the last. A day that a month does not have is its last. Empty where the total is
 * less than a fen each time.
 */
export function instalmentsOf(totalFen: number, firstOn: string, times: number, every: Every): Instalment[] {
  const part = Math.floor(totalFen / times);
  if (part < 1) return [];
  return Array.from({ length: times }, (_, at) => ({
    dueOn: monthsAfter(firstOn, at * everyMonths[every]),
    amountFen: at === times - 1 ? totalFen - part * (times - 1) : part,
  }));
}

function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
