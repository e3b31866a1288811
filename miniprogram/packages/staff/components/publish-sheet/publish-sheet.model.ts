import { chinaDay, dayText } from '../../../../text/dates';

const HOUR_MS = 60 * 60 * 1000;
const CHINA_MS = 8 * HOUR_MS;

export type When = 'now' | 'later';

export const choices: readonly { readonly key: When; readonly label: string }[] = [
  { key: 'now', label: '现在就发' },
  { key: 'later', label: '到时候再发' },
];

/** Seven in the evening, when families are at home: of today, or of tomorrow where that is past. */
export function usualTime(now: Date): { day: string; time: string } {
  const hour = new Date(now.getTime() + CHINA_MS).getUTCHours();
  return { day: chinaDay(hour < 19 ? now : new Date(now.getTime() + 24 * HOUR_MS)), time: '19:00' };
}

/** The instant of a day and a clock time in China. */
export function instantOf(day: string, time: string): string {
  return new Date(Date.parse(`${day}T${time}:00Z`) - CHINA_MS).toISOString();
}

/** Why this time will not do; empty when it will. */
export function faultOf(when: When, day: string, time: string, now: Date): string {
  if (when === 'now') return '';
  return Date.parse(instantOf(day, time)) > now.getTime() ? '' : '这个时间已经过了，请改晚一些，或者选“现在就发”。';
}

export function buttonText(when: When, day: string, time: string): string {
  return when === 'now' ? '现在发布' : `${dayText(day)} ${time} 发布`;
}
