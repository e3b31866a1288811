import { isWaiting, type Correction } from '../../domain/ledger/correction';
import { decrypt, encrypt } from '../platform/cipher';

/** At rest a number that is still wished for is encrypted. */
export interface StoredCorrection extends Correction {
  readonly toCipher: string | null;
}

export function sealed(correction: Correction): StoredCorrection {
  const { field, to } = correction;
  const isSecret = isWaiting(correction) && (field === 'idNumber' || field === 'enrolmentNo');
  return isSecret ? { ...correction, to: '', toCipher: encrypt(to) } : { ...correction, toCipher: null };
}

export function unsealed({ toCipher, ...correction }: StoredCorrection): Correction {
  return toCipher === null ? correction : { ...correction, to: decrypt(toCipher) };
}

/** The states of those that wait, each once: queries find by them. */
export function statesOf(corrections: readonly Correction[]): string[] {
  return [...new Set(corrections.filter(isWaiting).map(({ state }) => state))];
}
