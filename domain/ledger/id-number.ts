import { realDay } from './typed-day';

/**
 * Whether an 18-digit citizen number carries its right check character.
 * Source: GB 11643-1999, ISO 7064:1983 MOD 11-2.
 */
export function hasValidChecksum(idNumber: string): boolean {
  if (!/^\d{17}[\dX]$/.test(idNumber)) return false;
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += (idNumber.charCodeAt(place) - 48) * (weights[place] ?? 0);
  return '10X98765432'[sum % 11] === idNumber[17];
}

const weights = Array.from({ length: 17 }, (_, place) => 2 ** (17 - place) % 11);

/** As people type it: spaces, full-width digits, a small x or a sign of multiplication for it. */
export function normaliseIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s'’`-]/g, '')
    .toUpperCase()
    .replace(/[Χ×]$/u, 'X');
}

/** A program took the number for a quantity: its end is lost, and nobody can tell what it was. */
export function isScientific(text: string): boolean {
  return /^\d(\.\d+)?E\+?\d{2}$/i.test(text.replace(/\s/g, ''));
}

/** The day of birth that a citizen number holds, `YYYY-MM-DD`; null when it is no day. */
export function bornOnOf(idNumber: string): string | null {
  const [, year = '', month = '', day = ''] = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(idNumber) ?? [];
  return realDay(Number(year), Number(month), Number(day));
}

/** Enough to find the row, too little to know the person. */
export function tailOf(number: string): string {
  return `*${number.slice(-4)}`;
}
