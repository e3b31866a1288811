/** One to nine, as class-name.ts writes them. */
const numerals = [0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d].map((code) =>
  String.fromCodePoint(code),
);
/** The sign before one, two, three that stands for grades seven, eight, nine. */
const junior = String.fromCodePoint(0x521d);
const lastOfPrimary = 6;

/**
 * What a class is called a year later: the grade at the beginning of its name goes up, in the script in which it stands. A name that does not begin with
 * its grade (by the year of entry, for instance) stays.
 */
export function nextClassName(name: string, grade: number): string {
  const isJunior = name.startsWith(junior);
  const rest = isJunior ? name.slice(1) : name;
  const shown = isJunior ? grade - lastOfPrimary : grade;
  const written = [numerals[shown - 1], String(shown)].find(
    (sign) => sign !== undefined && rest.startsWith(sign) && !isLonger(sign, rest),
  );
  if (written === undefined) return name;
  const next = written === String(shown) ? String(shown + 1) : (numerals[shown] ?? written);
  return `${isJunior ? junior : ''}${next}${rest.slice(written.length)}`;
}

/** Whether the number goes on: 2024 does not begin with grade two. */
function isLonger(sign: string, text: string): boolean {
  return /^\d/.test(sign) ? /^\d\d/.test(text) : text.codePointAt(sign.length) === 0x5341;
}
