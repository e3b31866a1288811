/** The dots that stand between the parts of a name, as keyboards and banks write them. */
const dots = /\s*[\u00b7\u2022\u2027\u30fb\uff0e\u318d\u2219\u22c5.]\s*/gu;

/** A sign for a character that a program could not write: a question mark, the replacement character, a private one. */
const unwritten = /[?\uff1f\ufffd\ue000-\uf8ff\u25a1]/u;

/** What is typed for a character that the keyboard does not have: its sound. */
const sounds = /[a-z\u00c0-\u024f]+/iu;

/** One dot for all, no blanks between Chinese characters. */
export function normaliseName(text: string): string {
  return text
    .replace(dots, '\u00b7')
    .replace(/(?<=[\u3400-\u9fff\u{20000}-\u{3ffff}])\s+(?=[\u3400-\u9fff\u{20000}-\u{3ffff}])/gu, '')
    .trim();
}

/** Whether the name as written cannot be the whole truth, so that a person has to say that it is this child. */
export function isUncertain(name: string): boolean {
  return unwritten.test(name) || sounds.test(name);
}

/** Whether the two may be one name: a sign or a sound stands for a character that could not be written, and dots do not count. */
export function mayBeOneName(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [bare(a), bare(b)];
  return left === right || patternOf(left).test(right) || patternOf(right).test(left);
}

function bare(name: string): string {
  return name.replace(dots, '').replace(/\s+/g, '').toLowerCase();
}

const parts = new RegExp(`${sounds.source}|.`, 'giu');

/** A sound may stand for several characters when it is typed without blanks. */
function patternOf(name: string): RegExp {
  const pattern = Array.from(name.matchAll(parts), ([part]) => {
    if (unwritten.test(part)) return '.';
    return sounds.test(part) ? '.+' : part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  return new RegExp(`^${pattern.join('')}$`, 'u');
}
