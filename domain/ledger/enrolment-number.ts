import { hasValidChecksum } from './id-number';
import { realDay } from './typed-day';

/**
 * The national enrolment number: G and the citizen number; J and a number of the same form for a child without one; L, for the time being, and
 * six digits of the region, eight of the day of birth, four of chance.
 */
export function isEnrolmentNo(text: string): boolean {
  const number = text.slice(1);
  if (/^[GJ]\d{17}[\dX]$/.test(text)) return hasValidChecksum(number);
  if (!/^L\d{17}[\dX]$/.test(text)) return false;
  return realDay(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))) !== null;
}

/** The citizen number within a G number; null for the other forms. */
export function idNumberWithin(enrolmentNo: string): string | null {
  return enrolmentNo.startsWith('G') ? enrolmentNo.slice(1) : null;
}
