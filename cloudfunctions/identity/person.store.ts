import { nobody } from './appointing';
import type { Envelope } from '../platform/act';
import { Caller, type Appointment, type Ward } from '../platform/caller';
import { plainEncoding, Records } from '../platform/records';

/** Everyone the county knows by openid: staff, guardians, or both. */
export interface Person {
  readonly name: string | null;
  readonly appointments: readonly Appointment[];
  readonly wards: readonly Ward[];
}

export type PersonDocument = Person & Envelope;

export const people = new Records(plainEncoding<Person>('people', 1));

export type People = typeof people;

/** One request; a stranger is a caller without roles. */
export async function loadCaller(openid: string): Promise<Caller> {
  const person = openid === '' ? null : ((await people.load(openid))?.state ?? null);
  return callerOf(openid, person ?? nobody);
}

export function callerOf(openid: string, person: Person): Caller {
  return new Caller(openid, person.name, person.appointments, person.wards);
}
