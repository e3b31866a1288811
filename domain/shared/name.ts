/** The longest beginning of a name that has a search key of its own. */
export const keyLength = 3;

/** A name as it is compared: one width of letters, without blanks and the dots that names are written with. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00b7.]/g, '');
}

/** The key under which a pupil of this name is found. */
export function nameKey(name: string): string {
  return Array.from(plainName(name)).slice(0, keyLength).join('');
}
