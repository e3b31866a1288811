import { Cron } from 'croner';

const ZONE = 'Asia/Shanghai';

/** A timer's pattern of seven parts, second to year, in Chinese time. @throws Error that says what is wrong */
export function parseCron(pattern: string): Cron {
  if (/[^\d\s*,/A-Za-z-]/.test(pattern)) throw new Error('only digits, names and * , - / are allowed');
  return new Cron(pattern, { paused: true, timezone: ZONE, mode: '7-part' });
}
