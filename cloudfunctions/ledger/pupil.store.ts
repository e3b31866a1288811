import type { Stage } from '../../contract/vocabulary';
import type { Envelope } from '../platform/act';
import { decrypt, encrypt } from '../platform/cipher';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';

/** A pupil of the county's register. */
export interface Pupil {
  readonly schoolId: string;
  readonly classId: string;
  readonly householdId: string;
  readonly name: string;
  readonly idNumber: string;
  readonly stage: Stage;
  readonly village: string;
  readonly boarder: boolean;
}

/** At rest the ID number is encrypted; the document's `_id` is its blind index, so that one person is one pupil in the county. */
type PupilFields = Omit<Pupil, 'idNumber'> & { readonly idCipher: string };

export type PupilDocument = PupilFields & Envelope;

const encoding: Encoding<Pupil, PupilFields> = {
  collection: 'pupils',
  version: 1,
  encode: ({ idNumber, ...rest }) => ({ ...rest, idCipher: encrypt(idNumber) }),
  decode: (document) => {
    const { idCipher, ...rest } = withoutEnvelope<PupilFields>(document);
    return { ...rest, idNumber: decrypt(idCipher) };
  },
};

export const pupils = new Records(encoding);

export type Pupils = typeof pupils;
