/** The simulated phone is in China, wherever the browser is. */
const ZONE = 'Asia/Shanghai';
const ZONE_OFFSET = '+08:00';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, ...options });
const time = format({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
const shortDay = format({ month: 'long', day: 'numeric' });
const fullDay = format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
const field = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });

export const timeOfDay = (date: Date): string => time.format(date);

/** 3月5日 14:07 */
export const dayAndTime = (instant: string): string => {
  const date = new Date(instant);
  return `${shortDay.format(date)} ${time.format(date)}`;
};

/** 2026年3月5日星期四 */
export const longDay = (date: Date): string => fullDay.format(date);

/** The value of a datetime-local field, and back. */
export const toField = (date: Date): string => field.format(date).replace(' ', 'T');
export const fromField = (value: string): Date => new Date(`${value.slice(0, 16)}:00${ZONE_OFFSET}`);

/** 比真实时间快 1 天 2 小时 */
export function offsetWords(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  if (minutes === 0) return '和真实时间一样';
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), '天'],
    [Math.floor((minutes % 1440) / 60), '小时'],
    [minutes % 60, '分钟'],
  ];
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return `比真实时间${offsetMs > 0 ? '快' : '慢'} ${words.slice(0, 2).join(' ')}`;
}
