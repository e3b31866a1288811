import type { Pupil } from '../../domain/ledger/pupil';
import type { Envelope } from '../platform/act';
import { blindIndex, decrypt, encrypt } from '../platform/cipher';
import { pupilIdOf } from '../platform/ids';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';
import { placeOf, unplaced, type PupilPlace } from './pupil-place';
import { sealed, statesOf, unsealed, type StoredCorrection } from './pupil-corrections';
import { listKeyOf, searchKeysOf } from './search-keys';

/**
 * At rest the numbers are encrypted; beside them stand their blind indexes. The document's `_id` is the blind index of the ID number, so that one
 * person is one pupil in the county; of a child without one it is made from what else is known, and stays when the number comes.
 */
type PupilFields = Omit<Pupil, 'idNumber' | 'enrolmentNo' | 'history' | 'bornOn' | 'corrections'> &
  PupilPlace & {
    readonly idCipher: string | null;
    readonly enrolmentCipher: string | null;
    readonly enrolmentKey: string | null;
    /** Entered without an ID number: `_id` does not come from it. */
    readonly provisional: boolean;
    /** What `_id` is by the ID number, whatever it is; without a number `_id` itself. Unique in the county: one number is never two pupils. */
    readonly idKey: string;
    readonly searchKeys: readonly string[];
    /** The first version had none. */
    readonly history?: Pupil['history'];
    readonly bornOn?: string | null;
    readonly corrections?: readonly StoredCorrection[];
    /** The states of corrections that wait, each once. */
    readonly correctionStates?: readonly string[];
  };

export type PupilDocument = PupilFields & Envelope;

const encoding: Encoding<Pupil, PupilFields> = {
  collection: 'pupils',
  version: 3,
  encode: ({ idNumber, enrolmentNo, corrections, ...rest }) => {
    const idKey = idNumber === null ? rest.pupilId : pupilIdOf(idNumber);
    return {
      ...rest,
      idCipher: idNumber === null ? null : encrypt(idNumber),
      enrolmentCipher: enrolmentNo === null ? null : encrypt(enrolmentNo),
      enrolmentKey: enrolmentNo === null ? null : enrolmentKeyOf(enrolmentNo),
      provisional: idNumber === null || idKey !== rest.pupilId,
      idKey,
      searchKeys: searchKeysOf(rest.name),
      ...placeOf(rest, listKeyOf(rest.name, rest.pupilId)),
      corrections: corrections.map(sealed),
      correctionStates: statesOf(corrections),
    };
  },
  decode: (document) => {
    const {
      idCipher,
      enrolmentCipher,
      enrolmentKey,
      provisional,
      idKey,
      searchKeys,
      corrections = [],
      correctionStates,
      ...stored
    } = withoutEnvelope<PupilFields>(document);
    const rest = unplaced(stored);
    return {
      ...rest,
      pupilId: document._id,
      bornOn: rest.bornOn ?? null,
      history: rest.history ?? [],
      corrections: corrections.map(unsealed),
      idNumber: idCipher === null ? null : decrypt(idCipher),
      enrolmentNo: enrolmentCipher ? decrypt(enrolmentCipher) : null,
    };
  },
};

export const pupils = new Records(encoding);

export type Pupils = typeof pupils;

export function enrolmentKeyOf(enrolmentNo: string): string {
  return blindIndex('enrolment-number', enrolmentNo);
}
