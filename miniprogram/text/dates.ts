const CHINA_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** `2026-03-05` or an ISO instant: 3月5日（星期四）. Days are those of China, whatever the phone's zone. */
export function dayText(dayOrInstant: string): string {
  const at = inChina(dayOrInstant);
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日（星期${WEEKDAYS[at.getUTCDay()] ?? ''}）`;
}

/** A day that may lie years ahead: 2026年3月5日 */
export function dateText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** 3月5日（星期四）下午2:05 */
export function instantText(instant: string): string {
  const at = inChina(instant);
  const hour = at.getUTCHours();
  const minute = String(at.getUTCMinutes()).padStart(2, '0');
  return `${dayText(instant)}${partOfDay(hour)}${hour > 12 ? hour - 12 : hour}:${minute}`;
}

/** What a due day means today: 今天截止, 明天截止, 3月5日（星期四）前, 已过3月5日（星期四）. */
export function dueText(dueOn: string, now: Date): string {
  const left = daysUntil(dueOn, now);
  if (left === 0) return '今天截止';
  if (left === 1) return '明天截止';
  return left > 0 ? `${dayText(dueOn)}前` : `已过${dayText(dueOn)}`;
}

/** How long something has been waiting: 今天来的, 等了 3 天. */
export function sinceText(instant: string, now: Date): string {
  const days = -daysUntil(chinaDay(new Date(instant)), now);
  return days > 0 ? `等了 ${days} 天` : '今天来的';
}

/** Whole days from today in China until that day; negative when it is past. */
export function daysUntil(day: string, now: Date): number {
  return Math.round((startOf(day) - startOf(chinaDay(now))) / DAY_MS);
}

/** Today in China, `YYYY-MM-DD`. */
export function chinaDay(now: Date): string {
  return new Date(now.getTime() + CHINA_MS).toISOString().slice(0, 10);
}

/** `2026-autumn`: 2026年秋季学期 */
export function termText(term: string): string {
  const [year = '', season] = term.split('-');
  return `${year}年${season === 'autumn' ? '秋' : '春'}季学期`;
}

function inChina(dayOrInstant: string): Date {
  const isDay = dayOrInstant.length === 10;
  return new Date(isDay ? startOf(dayOrInstant) : Date.parse(dayOrInstant) + CHINA_MS);
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  if (hour === 12) return '中午';
  return hour < 18 ? '下午' : '晚上';
}
