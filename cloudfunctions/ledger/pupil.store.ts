import type { Pupil } from '../../domain/ledger/pupil';
import type { Envelope } from '../platform/act';
import { blindIndex, blindIndexes, decrypt, encrypt } from '../platform/cipher';
import { isProvisionalId, pupilIdOf } from '../platform/ids';
import { presentKeys } from '../platform/keys';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';
import { placeOf, unplaced, type PupilPlace } from './pupil-place';
import { sealed, statesOf, unsealed, type StoredCorrection } from './pupil-corrections';
import { listKeyOf, searchKeysOf } from './search-keys';

/**
 * At rest the numbers are encrypted; beside them stand their blind indexes. The document's `_id` is the blind index of the ID number under the key of
 * the day on which the pupil was entered; of a child without one it is made from what else is known. It stays for ever: by a number a pupil is found
 * by `idKey` and `enrolmentKey`, which follow the keys.
 */
type PupilFields = Omit<Pupil, 'idNumber' | 'enrolmentNo' | 'history' | 'bornOn' | 'corrections'> &
  PupilPlace & {
    readonly idCipher: string | null;
    readonly enrolmentCipher: string | null;
    readonly enrolmentKey: string | null;
    /** Entered without an ID number or with another one: `_id` does not come from the one that stands. */
    readonly provisional: boolean;
    /** The blind index of the ID number; without a number `_id` itself. Unique in the county: one number is never two pupils. */
    readonly idKey: string;
    /** The keys under which all this stands. */
    readonly keyIds: string;
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
      provisional: idNumber === null || isProvisionalId(rest.pupilId) || isRenumbered(rest.history),
      idKey,
      keyIds: presentKeys().id,
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
      keyIds,
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

/** Entered with another number than the one that stands. */
function isRenumbered(history: Pupil['history']): boolean {
  return history.some(({ changes }) => changes.some(({ field, from }) => field === 'idNumber' && from !== ''));
}

export const pupils = new Records(encoding);

export type Pupils = typeof pupils;

export function enrolmentKeyOf(enrolmentNo: string): string {
  return blindIndex('enrolment-number', enrolmentNo);
}

/** Under each key that is set, the present one first. */
export function enrolmentKeysOf(enrolmentNo: string): string[] {
  return blindIndexes('enrolment-number', enrolmentNo);
}
