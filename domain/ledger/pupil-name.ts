/** The dots that stand between the parts of a name, as keyboards and banks write them. */
const dots = /\s*[\u00b7\u2022\u2027\u30fb\uff0e\u318d\u2219\u22c5.]\s*/gu;

/** A sign for a character that a program could not write: a question mark, the replacement character, a private one. */
const unwritten = /[?\uff1f\ufffd\ue000-\uf8ff\u25a1]/u;

/** One dot for all, no blanks between Chinese characters. */
export function normaliseName(text: string): string {
  return text
    .replace(dots, '\u00b7')
    .replace(/(?<=[\u3400-\u9fff\u{20000}-\u{3ffff}])\s+(?=[\u3400-\u9fff\u{20000}-\u{3ffff}])/gu, '')
    .trim();
}

/** Whether the name as written cannot be the whole truth, so that a person has to say that it is this child. */
export function isUncertain(name: string): boolean {
  return unwritten.test(name);
}

/** Whether the two may be one name: a sign for an unwritten character stands for any one, and dots do not count. */
export function mayBeOneName(a: string, b: string): boolean {
  const [left, right] = [a, b].map((name) => Array.from(name.replace(dots, '')));
  if (!left || !right || left.length !== right.length) return false;
  return left.every((letter, at) => letter === right[at] || isUncertain(letter) || isUncertain(right[at] ?? ''));
}
