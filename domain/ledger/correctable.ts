import type { CorrectableField } from '../../contract/correction';
import type { Actor } from '../shared/decision';
import { bornOnOf, tailOf } from './id-number';
import type { Pupil } from './pupil';

/** What the register knows of a pupil's household beside the village. */
export interface Family {
  readonly head: string;
}

/** The field's value in full; empty where there is none. */
export function valueOf(pupil: Pupil, field: CorrectableField, { head }: Family): string {
  if (field === 'boarding') return pupil.boarder ? 'yes' : 'no';
  if (field === 'head') return head;
  return pupil[field] ?? '';
}

/** The field as people see it; null where there is nothing. */
export function shownOf(pupil: Pupil, field: CorrectableField, family: Family): string | null {
  return shownValue(field, valueOf(pupil, field, family));
}

/** Of a number only the end. */
export function shownValue(field: CorrectableField, value: string): string | null {
  if (value === '') return null;
  return isNumber(field) ? masked(value) : value;
}

/** The last four characters, and as many stars as there are others. */
export function masked(number: string): string {
  return `${'*'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`;
}

/** The entry with the wished value, and what was there before in its history. An ID number brings its day of birth. */
export function corrected(
  pupil: Pupil,
  { field, to }: { readonly field: CorrectableField; readonly to: string },
  { by, at, family, householdId }: { by: Actor; at: string; family: Family; householdId: string },
): Pupil {
  const bornOn = field === 'idNumber' ? bornOnOf(to) : null;
  const changes = [
    change(field, valueOf(pupil, field, family), to),
    ...(bornOn !== null && bornOn !== pupil.bornOn ? [change('bornOn', pupil.bornOn ?? '', bornOn)] : []),
  ];
  return {
    ...pupil,
    ...fieldsOf(field, to, householdId),
    ...(bornOn === null ? {} : { bornOn }),
    history: [...pupil.history, { at, by, changes }],
  };
}

function fieldsOf(field: CorrectableField, to: string, householdId: string): Partial<Pupil> {
  if (field === 'boarding') return { boarder: to === 'yes' };
  if (field === 'head') return { householdId };
  return field === 'village' ? { village: to, householdId } : { [field]: to };
}

function change(field: CorrectableField, from: string, to: string) {
  const tail = (value: string) => (value === '' || !isNumber(field) ? value : tailOf(value));
  return { field, from: tail(from), to: tail(to) };
}

function isNumber(field: CorrectableField): boolean {
  return field === 'idNumber' || field === 'enrolmentNo';
}
