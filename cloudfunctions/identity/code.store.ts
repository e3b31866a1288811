import type { Appointment, Inviter, Ward } from '../../domain/shared/standing';
import type { Envelope } from '../platform/act';
import { plainEncoding, Records } from '../platform/records';

/** What a one-use code grants. The code itself is never stored, only its blind index as `_id`. */
export interface Code {
  readonly grant: Grant;
  readonly issuedBy: string;
  /** Shown to whoever is invited; codes from before it lack it. */
  readonly issuerName?: string;
  readonly expiresAt: string;
  readonly used: Taken | null;
  readonly voided: Taken | null;
  /** The keys under which its `_id` stands; the bureau's first code is under none. */
  readonly keyIds?: string;
}

interface Taken {
  readonly by: string;
  readonly at: string;
}

export type Grant =
  | { readonly kind: 'bureau' }
  | {
      readonly kind: 'staff';
      readonly schoolId: string;
      readonly name: string;
      readonly schoolName: string;
      readonly appointments: readonly Appointment[];
    }
  /** The name as the school knows the donor. */
  | { readonly kind: 'donor'; readonly name: string; readonly schoolId: string; readonly schoolName: string }
  | {
      readonly kind: 'binding';
      readonly ward: WardPlace;
      /** The guardian who has made the code; absent when the school did. */
      readonly invitedBy?: Inviter;
    };

/** The pupil as a binding keeps it. */
export type WardPlace = Omit<Ward, 'relation' | 'boundAt' | 'invitedBy' | 'bases'>;

export type CodeDocument = Code & Envelope;

export const codes = new Records(plainEncoding<Code>('codes', 1));

export type Codes = typeof codes;
