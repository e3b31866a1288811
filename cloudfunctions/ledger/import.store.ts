import type { RosterImport } from '../../domain/ledger/roster-import';
import { isUnderWay } from '../../domain/ledger/roster-import';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';

type ImportFields = RosterImport & {
  /** Steps remain; for the job that looks for them. */
  readonly underWay: boolean;
};

const encoding: Encoding<RosterImport, ImportFields> = {
  collection: 'imports',
  version: 2,
  encode: (state) => ({ ...state, underWay: isUnderWay(state) }),
  decode: (document) => {
    const { underWay, ...state } = withoutEnvelope<ImportFields>(document);
    return state;
  },
};

export const imports = new Records(encoding);

export type Imports = typeof imports;
