/**
 * Whether an 18-digit citizen number carries its right check character.
 * Source: GB 11643-1999, ISO 7064:1983 MOD 11-2.
 */
export function hasValidChecksum(idNumber: string): boolean {
  if (!/^\d{17}[\dX]$/.test(idNumber)) return false;
  const sum = Array.from(idNumber.slice(0, 17)).reduce(
    (total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11),
    0,
  );
  return '10X98765432'[sum % 11] === idNumber[17];
}

/** As people type it: spaces, full-width digits, a small x. */
export function normaliseIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s'-]/g, '')
    .toUpperCase();
}
