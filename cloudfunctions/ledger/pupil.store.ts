import type { Pupil } from '../../domain/ledger/pupil';
import type { Envelope } from '../platform/act';
import { blindIndex, decrypt, encrypt } from '../platform/cipher';
import { pupilIdOf } from '../platform/ids';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';
import { placeOf, unplaced, type PupilPlace } from './pupil-place';
import { listKeyOf, searchKeysOf } from './search-keys';

/**
 * At rest the numbers are encrypted; beside them stand their blind indexes. The document's `_id` is the blind index of the ID number, so that one
 * person is one pupil in the county; of a child without one it is made from what else is known, and stays when the number comes.
 */
type PupilFields = Omit<Pupil, 'idNumber' | 'enrolmentNo' | 'history' | 'bornOn'> &
  PupilPlace & {
    readonly idCipher: string | null;
    readonly enrolmentCipher: string | null;
    readonly enrolmentKey: string | null;
    /** Entered without an ID number: `_id` does not come from it. */
    readonly provisional: boolean;
    /** What `_id` would be by the ID number, where it is not. */
    readonly idKey: string | null;
    readonly searchKeys: readonly string[];
    /** The first version had none. */
    readonly history?: Pupil['history'];
    readonly bornOn?: string | null;
  };

export type PupilDocument = PupilFields & Envelope;

const encoding: Encoding<Pupil, PupilFields> = {
  collection: 'pupils',
  version: 2,
  encode: ({ idNumber, enrolmentNo, ...rest }) => {
    const idKey = idNumber === null ? null : pupilIdOf(idNumber);
    return {
      ...rest,
      idCipher: idNumber === null ? null : encrypt(idNumber),
      enrolmentCipher: enrolmentNo === null ? null : encrypt(enrolmentNo),
      enrolmentKey: enrolmentNo === null ? null : enrolmentKeyOf(enrolmentNo),
      provisional: idKey !== rest.pupilId,
      idKey: idKey === rest.pupilId ? null : idKey,
      searchKeys: searchKeysOf(rest.name),
      ...placeOf(rest, listKeyOf(rest.name, rest.pupilId)),
    };
  },
  decode: (document) => {
    const { idCipher, enrolmentCipher, enrolmentKey, provisional, idKey, searchKeys, ...stored } =
      withoutEnvelope<PupilFields>(document);
    const rest = unplaced(stored);
    return {
      ...rest,
      pupilId: document._id,
      bornOn: rest.bornOn ?? null,
      history: rest.history ?? [],
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
