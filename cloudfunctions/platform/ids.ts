import { randomInt } from 'node:crypto';
import { sha256 } from './cipher';

/** The id of what a writing call creates: the same call repeated creates the same thing. */
export function idFor(prefix: string, actor: string, key: string): string {
  return `${prefix}${sha256(`${actor}\n${key}`).slice(0, 20)}`;
}

/** The id of what its own facts identify, whoever enters them. */
export function naturalId(prefix: string, ...facts: readonly string[]): string {
  return `${prefix}${sha256(facts.join('\n')).slice(0, 20)}`;
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A one-use code that can be read aloud: eight characters, about 40 bits. */
export function newCode(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** As stored and compared: without the hyphen, in capitals. */
export function plainCode(code: string): string {
  return code.replace('-', '').toUpperCase();
}
