import type { ErrorCode } from './errors';

/** What may be wrong with a file that people bring, before anything is written. */
export const fileFaults = [
  'file-missing',
  'file-unreadable',
  'file-old-excel',
  'file-locked',
  'file-too-large',
  'file-empty',
  'file-columns-missing',
  'file-rows-faulty',
  'file-too-many-rows',
] as const satisfies readonly ErrorCode[];

export type FileFault = (typeof fileFaults)[number];
