/** The day so many days after a day; days are `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The calendar day of an ISO instant in Asia/Shanghai, which keeps UTC+8 all year. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The school year to which a day belongs, by the year in which it begins. From July on people speak of the one that comes. */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) < '07-01' ? year - 1 : year;
}

/** The first day of a term: `2026-autumn` begins on the first of September, `2027-spring` on the first of March. */
export function firstDayOf(term: string): string {
  return `${term.slice(0, 4)}-${term.endsWith('autumn') ? '09' : '03'}-01`;
}
