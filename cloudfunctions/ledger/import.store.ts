import { plainEncoding, Records } from '../platform/records';

/** That a class list was taken into the register: what and when; who stands in the audit events. */
export interface RosterImport {
  readonly schoolId: string;
  /** SHA-256 of the file in hex. */
  readonly fileHash: string;
  readonly fresh: number;
  readonly unchanged: number;
}

export const imports = new Records(plainEncoding<RosterImport>('imports', 1));

export type Imports = typeof imports;
