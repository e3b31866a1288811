import { familyState, type Disbursement, type FamilyState } from '../../domain/subsidy/disbursement';
import type { Envelope } from '../platform/act';
import { decrypt, encrypt } from '../platform/cipher';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';

interface DisbursementFields extends Omit<Disbursement, 'cardTail'> {
  readonly cardCipher: string;
  /** Where the line stands with the family. */
  readonly family: FamilyState;
  /** `<paidOn>|<id>`: the family's list, newest first; empty until the bank has paid. */
  readonly paidKey: string;
  readonly ticketState: 'none' | 'open' | 'closed';
}

export type DisbursementDocument = DisbursementFields & Envelope;

const encoding: Encoding<Disbursement, DisbursementFields> = {
  collection: 'disbursements',
  version: 1,
  encode: ({ cardTail, ...line }) => ({
    ...line,
    cardCipher: encrypt(cardTail),
    family: familyState(line),
    paidKey: line.paidOn === null ? '' : `${line.paidOn}|${line.disbursementId}`,
    ticketState: line.ticket?.state ?? 'none',
  }),
  decode: (document) => {
    const { cardCipher, family, paidKey, ticketState, ...line } = withoutEnvelope<DisbursementFields>(document);
    return { ...line, cardTail: decrypt(cardCipher) };
  },
};

export const disbursements = new Records(encoding);

export type Disbursements = typeof disbursements;
