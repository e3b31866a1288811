/**
 * Every way in which an action may be refused, and what kind of refusal it is. The table is closed: what is not in it is a bug.
 *
 * - invalid: the request cannot be understood; repeating it unchanged will not help
 * - forbidden: the caller may not do this
 * - absent: there is no such thing, or the caller may not know that there is
 * - conflict: the thing is not (or no longer) in a state that allows this
 * - internal: our fault, or the network's; repeating it with the same key is safe
 */
export const errorKinds = {
  'invalid-input': 'invalid',
  'too-large': 'invalid',
  'unknown-action': 'invalid',
  'outdated-client': 'invalid',
  'key-missing': 'invalid',
  'key-reused': 'invalid',
  'file-missing': 'invalid',
  'file-unreadable': 'invalid',
  'file-old-excel': 'invalid',
  'file-locked': 'invalid',
  'file-too-large': 'invalid',
  'file-empty': 'invalid',
  'file-columns-missing': 'invalid',
  'file-rows-faulty': 'invalid',
  'file-too-many-rows': 'invalid',
  'file-total-differs': 'invalid',
  'text-risky': 'invalid',
  'purpose-needed': 'invalid',
  'number-wrong': 'invalid',
  'day-differs': 'invalid',
  'no-difference': 'invalid',

  'not-bound': 'forbidden',
  forbidden: 'forbidden',
  'own-work': 'forbidden',
  'own-code': 'forbidden',
  kin: 'forbidden',
  barred: 'forbidden',
  'not-entitled': 'forbidden',
  'basis-missing': 'forbidden',
  'ask-class-teacher': 'forbidden',

  'not-found': 'absent',
  'code-invalid': 'absent',
  'code-expired': 'absent',
  'code-used': 'absent',
  'code-voided': 'absent',
  'notice-withdrawn': 'absent',

  'too-many-attempts': 'conflict',
  'already-bound': 'conflict',
  'too-many-codes': 'conflict',
  'last-leader': 'conflict',
  'already-exists': 'conflict',
  'already-asked': 'conflict',
  'number-taken': 'conflict',
  'wrong-state': 'conflict',
  'changed-meanwhile': 'conflict',
  'totals-differ': 'conflict',
  'bank-result-begun': 'conflict',
  busy: 'conflict',
  'import-running': 'conflict',
  'reminded-recently': 'conflict',
  'donations-off': 'conflict',
  'apart-full': 'conflict',
  'household-full': 'conflict',

  internal: 'internal',
} as const satisfies Record<string, ErrorKind>;

export type ErrorKind = 'invalid' | 'forbidden' | 'absent' | 'conflict' | 'internal';
export type ErrorCode = keyof typeof errorKinds;

/** Refusals that the platform itself may give to any action, before or around its handler. */
export const platformRefusals = [
  'invalid-input',
  'too-large',
  'unknown-action',
  'outdated-client',
  'key-missing',
  'key-reused',
  'not-bound',
  'forbidden',
  'busy',
  'internal',
] as const satisfies readonly ErrorCode[];

export type PlatformRefusal = (typeof platformRefusals)[number];
