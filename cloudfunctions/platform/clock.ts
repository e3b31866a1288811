import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

export interface Moment {
  /** ISO instant in UTC. */
  readonly at: string;
  /** The calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly today: string;
}

/** China keeps UTC+8 all year. */
const shanghaiMinutes = 480;

export function now(): Moment {
  const instant = new Date();
  return { at: instant.toISOString(), today: dayjs.utc(instant).utcOffset(shanghaiMinutes).format('YYYY-MM-DD') };
}

export function addHours(at: string, hours: number): string {
  return dayjs.utc(at).add(hours, 'hour').toISOString();
}
