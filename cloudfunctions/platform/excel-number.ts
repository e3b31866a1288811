const dayMs = 86_400_000;
/** Day 0 of Excel's calendar, which counts a 29 February 1900 that never was; right from 1 March 1900 on. */
const epoch = Date.UTC(1899, 11, 30);

/** The calendar day `YYYY-MM-DD` that a serial number of Excel means; null for what is no day between 1901 and 2099. */
export function dayOfSerial(serial: number): string | null {
  if (!(serial >= 367 && serial < 73_051)) return null;
  return new Date(epoch + Math.floor(serial) * dayMs).toISOString().slice(0, 10);
}

/**
 * Whether a number format shows a date. Source: ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in the Chinese versions.
 */
export function isDateFormat(id: number, code = ''): boolean {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return true;
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[yd]/i.test(bare) && !/general/i.test(bare);
}

/**
 * A number as a person sees it in the cell. What has more than 15 digits has lost its end when it was typed and stays in scientific notation, so
 * that nobody takes it for whole.
 */
export function numberText(raw: string): string {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  if (Math.abs(value) >= 1e15) return value.toExponential().replace('e', 'E');
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}
