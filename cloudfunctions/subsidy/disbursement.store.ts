import type { BankOutcome } from '../../contract/disbursement';
import { attemptsOf, type Attempt } from '../../domain/subsidy/attempt';
import { familyState, type Disbursement, type FamilyState } from '../../domain/subsidy/disbursement';
import type { Envelope } from '../platform/act';
import { decrypt, encrypt } from '../platform/cipher';
import { presentKeys } from '../platform/keys';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';
import { attemptKey } from './attempt-key';

type Sealed<T> = Omit<T, 'cardTail'> & { readonly cardCipher: string };

interface DisbursementFields extends Omit<Sealed<Disbursement>, 'earlier'> {
  readonly earlier: readonly Sealed<Attempt>[];
  /** Every attempt, as its batch counts and lists it. */
  readonly attempts: readonly AttemptGlance[];
  /** Where the line stands with the family. */
  readonly family: FamilyState;
  /** `<paidOn>|<id>`: the family's list, newest first; empty until the bank has paid. */
  readonly paidKey: string;
  readonly ticketState: 'none' | 'open' | 'closed';
  /** The keys under which the cards stand. */
  readonly keyIds: string;
}

interface AttemptGlance {
  readonly batchId: string;
  readonly outcome: BankOutcome;
  readonly fen: number;
  readonly key: string;
}

export type DisbursementDocument = DisbursementFields & Envelope;

const encoding: Encoding<Disbursement, DisbursementFields> = {
  collection: 'disbursements',
  version: 1,
  encode: (line) => ({
    ...sealed(line),
    earlier: line.earlier.map(sealed),
    attempts: attemptsOf(line).map(({ batchId, outcome, amountFen }) => ({
      batchId,
      outcome,
      fen: amountFen,
      key: attemptKey(batchId, outcome),
    })),
    family: familyState(line),
    paidKey: line.paidOn === null ? '' : `${line.paidOn}|${line.disbursementId}`,
    ticketState: line.ticket?.state ?? 'none',
    keyIds: presentKeys().id,
  }),
  decode: (document) => {
    const { earlier, attempts, family, paidKey, ticketState, keyIds, ...line } =
      withoutEnvelope<DisbursementFields>(document);
    return { ...unsealed(line), earlier: earlier.map(unsealed) };
  },
};

function sealed<T extends Attempt>({ cardTail, ...rest }: T): Sealed<T> {
  return { ...rest, cardCipher: encrypt(cardTail) };
}

function unsealed<T extends { readonly cardCipher: string }>({
  cardCipher,
  ...rest
}: T): Omit<T, 'cardCipher'> & { cardTail: string } {
  return { ...rest, cardTail: decrypt(cardCipher) };
}

export const disbursements = new Records(encoding);

export type Disbursements = typeof disbursements;
