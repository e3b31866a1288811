import type { BasisKind } from '../../../../../contract/family';
import type { Input } from '../../../../../contract/index';
import { basisKinds } from '../../../../text/bases';

export interface Form {
  readonly kind: BasisKind | '';
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly note: string;
}

export interface Chip {
  readonly key: string;
  readonly label: string;
}

/** Where only one paper is possible it is chosen already. */
export function formOn(today: string, kinds: readonly BasisKind[]): Form {
  const [only = '', ...others] = kinds;
  return { kind: others.length === 0 ? only : '', on: today, note: '' };
}

export function chipsOf(kinds: readonly BasisKind[]): Chip[] {
  return kinds.map((kind) => ({ key: kind, label: basisKinds[kind] }));
}

/** Null while nothing is chosen. */
export function toInput(
  aim: { readonly pupilId: string; readonly personId: string },
  form: Form,
): Input<'identity.recordBasis'> | null {
  const note = form.note.replace(/\s+/g, ' ').trim();
  if (form.kind === '') return null;
  return { ...aim, kind: form.kind, on: form.on, ...(note === '' ? {} : { note }) };
}
