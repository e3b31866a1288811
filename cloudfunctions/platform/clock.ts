import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { dayOf } from '../../domain/shared/calendar';

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
  const at = new Date().toISOString();
  return { at, today: dayOf(at) };
}

export function addHours(at: string, hours: number): string {
  return dayjs.utc(at).add(hours, 'hour').toISOString();
}

/** The instant at which the day after this one begins in Asia/Shanghai. */
export function endOfDay(day: string): string {
  return dayjs.utc(day).add(1, 'day').subtract(shanghaiMinutes, 'minute').toISOString();
}
