import type { Input } from '../../../../../contract/index';
import type { NeedCategory, NeedEvidence } from '../../../../../contract/need';
import { evidenceKinds, needCategories } from '../../../../text/labels';

export interface Form {
  readonly kind: 'begin' | 'end';
  readonly category: NeedCategory | '';
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly seen: NeedEvidence['kind'] | '';
  /** What was seen, or why it ends. */
  readonly note: string;
}

export interface Chip {
  readonly key: string;
  readonly label: string;
}

export const kinds: readonly Chip[] = [
  { key: 'begin', label: '增加一类' },
  { key: 'end', label: '结束一类' },
];

export const seen: readonly Chip[] = chipsOf(evidenceKinds);

export function formOn(today: string): Form {
  return { kind: 'begin', category: '', on: today, seen: '', note: '' };
}

/** What may begin is not there yet; what may end is. */
export function categoriesFor(kind: Form['kind'], current: readonly string[]): Chip[] {
  return chipsOf(needCategories).filter(({ key }) => current.includes(key) === (kind === 'end'));
}

/** Why this cannot be sent; empty when it can. */
export function faultOf({ kind, category, seen: kindSeen, note }: Form): string {
  if (category === '') return '请选哪一类。';
  if (kind === 'begin' && kindSeen === '') return '请选看过什么材料。';
  if (note.trim() !== '') return '';
  return kind === 'begin' ? '请写看过的材料叫什么，比如“低保证”。' : '请写为什么结束。';
}

/** Null while something is missing. */
export function toInput(pupilId: string, form: Form): Input<'ledger.requestChange'> | null {
  const { kind, category, on, seen: kindSeen } = form;
  const note = form.note.replace(/\s+/g, ' ').trim();
  if (category === '' || faultOf(form) !== '') return null;
  if (kind === 'end') return { pupilId, wanted: { kind, category, on, reason: note } };
  return kindSeen === '' ? null : { pupilId, wanted: { kind, category, on, evidence: { kind: kindSeen, note } } };
}

function chipsOf(labels: Readonly<Record<string, string>>): Chip[] {
  return Object.entries(labels).map(([key, label]) => ({ key, label }));
}
