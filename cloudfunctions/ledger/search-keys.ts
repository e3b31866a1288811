import { pinyin } from 'pinyin-pro';
import { keyLength, nameKey, plainName } from '../../domain/shared/name';

/** A pupil has at most as many keys. */
const mostKeys = 8;

/**
 * Under what a pupil is found: the beginnings of the name and of the initials of its sounds, and what comes after a one-character surname. Equal
 * keys are asked for, so that an index answers.
 */
export function searchKeysOf(name: string): string[] {
  const letters = Array.from(plainName(name));
  const initials = initialsOf(name);
  const rest = letters.slice(1).join('');
  const keys = [...beginnings(letters), ...beginnings(Array.from(initials))];
  if (letters.length <= keyLength && rest !== '') keys.push(rest);
  return [...new Set(keys)].slice(0, mostKeys);
}

/** The key that finds what was typed; what is typed beyond it is compared when the key has found its pupils. */
export function searchKeyFor(typed: string): string {
  return nameKey(typed);
}

/** Whether a pupil found by the key is one that was meant. */
export function isMeant(name: string, typed: string): boolean {
  const wanted = plainName(typed);
  return plainName(name).includes(wanted) || initialsOf(name).startsWith(wanted);
}

/** By which lists are in order: the sounds of the name. */
export function listKeyOf(name: string, pupilId: string): string {
  return `${soundsOf(name).join('').slice(0, 40)}:${pupilId}`;
}

function initialsOf(name: string): string {
  return soundsOf(name)
    .map((sound) => sound.slice(0, 1))
    .join('');
}

const sounds = new Map<string, string[]>();

/** The sounds of a name, surnames as surnames are read; letters of other scripts only as far as they are a to z. */
function soundsOf(name: string): string[] {
  const known = sounds.get(name);
  if (known) return known;
  const found = pinyin(plainName(name), { toneType: 'none', type: 'array', surname: 'head', v: true })
    .map((sound) => sound.toLowerCase().replace(/[^a-z]/g, ''))
    .filter((sound) => sound !== '');
  if (sounds.size < 5000) sounds.set(name, found);
  return found;
}

function beginnings(letters: readonly string[]): string[] {
  return Array.from({ length: Math.min(letters.length, keyLength) }, (_, at) => letters.slice(0, at + 1).join(''));
}
