import type { Receiver } from '../../../../../contract/donation';

export type Choice = 'school' | 'charity' | 'off';

export interface Form {
  readonly choice: Choice;
  readonly name: string;
}

export const choices: readonly { readonly key: Choice; readonly label: string }[] = [
  { key: 'school', label: '学校自己接收' },
  { key: 'charity', label: '交给慈善组织' },
  { key: 'off', label: '不接受捐赠' },
];

export function formOf(receiver: Receiver | null): Form {
  if (receiver === null) return { choice: 'off', name: '' };
  return { choice: receiver.kind, name: receiver.kind === 'charity' ? receiver.name : '' };
}

/** Why this cannot be saved; empty when it can. */
export function faultOf({ choice, name }: Form): string {
  return choice === 'charity' && name.trim() === '' ? '请写慈善组织登记的全称。' : '';
}

export function toReceiver({ choice, name }: Form): Receiver | null {
  if (choice === 'off') return null;
  return choice === 'school' ? { kind: 'school' } : { kind: 'charity', name: name.replace(/\s+/g, ' ').trim() };
}
