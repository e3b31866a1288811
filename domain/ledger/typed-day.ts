/**
 * A day of birth as people type it: 2015-3-5, 2015.03.05, 2015/3/5, 2015年3月5日, 20150305; with a time after it, which is left out. A serial number
 * is the day that Excel means by it. Null for anything else.
 */
export function dayTyped(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const [, year, month, day] =
    /^(\d{4})\s*[-./\u5e74]\s*(\d{1,2})\s*[-./\u6708]\s*(\d{1,2})\s*\u65e5?(?:[ T]\d{1,2}:.*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    [];
  if (year !== undefined) return realDay(Number(year), Number(month), Number(day));
  return /^\d{5}$/.test(plain) ? dayOfSerial(Number(plain)) : null;
}

/** `YYYY-MM-DD` when the calendar has it and a pupil may be born on it. */
export function realDay(year: number, month: number, day: number): string | null {
  if (!(year >= 2000 && year <= 2099)) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(at.getTime()) || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return at.toISOString().slice(0, 10);
}

function dayOfSerial(serial: number): string | null {
  const at = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return realDay(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}
