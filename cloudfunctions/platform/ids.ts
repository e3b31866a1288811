import { randomUUID } from 'node:crypto';
import { blindIndex, blindIndexes, everyKeyedBytes, sha256 } from './cipher';

/** The id of what a writing call creates: the same call repeated creates the same thing. */
export function idFor(prefix: string, actor: string, key: string): string {
  return `${prefix}${sha256(`${actor}\n${key}`).slice(0, 20)}`;
}

/** The id of what its own facts identify, whoever enters them. */
export function naturalId(prefix: string, ...facts: readonly string[]): string {
  return `${prefix}${sha256(facts.join('\n')).slice(0, 20)}`;
}

/** A pupil's id: the blind index of the ID number, so that one person is one pupil in the county. */
export function pupilIdOf(idNumber: string): string {
  return `p${blindIndex('id-number', idNumber)}`;
}

/** By this number under each key that is set, the present one first. */
export function pupilIdsOf(idNumber: string): string[] {
  return blindIndexes('id-number', idNumber).map((index) => `p${index}`);
}

const provisional = 'q';

/** The ids that a pupil who has no ID number yet may have by the national enrolment number, that of the present key first. */
export function pupilIdsByEnrolment(enrolmentNo: string): string[] {
  return blindIndexes('enrolment-number', enrolmentNo).map((index) => provisional + index);
}

/** Those of a pupil who has neither: name and day of birth within the school. */
export function naturalPupilIds(schoolId: string, name: string, bornOn: string): string[] {
  return blindIndexes('pupil', `${schoolId}\n${name}\n${bornOn}`).map((index) => provisional + index);
}

/** Whether the id was made for want of an ID number; it stays when the number comes. */
export function isProvisionalId(pupilId: string): boolean {
  return pupilId.startsWith(provisional);
}

/** How a person is named to other people's phones: never by the openid. */
export function personIdOf(openid: string): string {
  return blindIndex('person', openid);
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * A one-use code that can be read aloud: eight characters, about 40 bits, the same for the same call and unguessable without INDEX_KEY. Under each key that is
 * set, the present one first.
 */
export function spokenCodes(actor: string, key: string): string[] {
  return everyKeyedBytes('spoken-code', `${actor}\n${key}`).map((bytes) => {
    const letters = Array.from(bytes.subarray(0, 8), (byte) => alphabet[byte % alphabet.length]).join('');
    return `${letters.slice(0, 4)}-${letters.slice(4)}`;
  });
}

/** The idempotency key of a job's run. */
export function newKey(): string {
  return randomUUID();
}
