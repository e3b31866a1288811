import type { FileFault } from '../../contract/file-faults';
import type { Refused, RowFault } from '../../contract/action';
import type { Programme } from '../../contract/vocabulary';
import { sumFen } from '../../domain/shared/money';
import { fault } from '../platform/csv';
import { readIncoming, type IncomingFile } from '../platform/files';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { Batches } from './batch.store';
import { contradictingFen } from './footer';
import type { Disbursements } from './disbursement.store';
import { againstRegister, judgePayments, readPaymentList, type PaymentEntry } from './payment-list';
import { entitlementFaults } from './entitlement';
import { placeOf, standingParts } from './parts';
import type { PupilGlance, PupilReader } from './pupil.reader';

/** A line that may be written: its entry, its pupil, and the batch that holds its key now: a returned one, one in which it failed, or the one being written. */
export interface PayableLine {
  readonly entry: PaymentEntry;
  readonly pupil: PupilGlance;
  readonly id: string;
  readonly part: number;
  readonly heldBy: string | null;
  /** The bank has failed it before: the right to it was judged then. */
  readonly triedBefore: boolean;
}

export interface CheckedPayments {
  readonly file: IncomingFile;
  readonly lines: readonly PayableLine[];
}

export interface PaymentStores {
  readonly batches: Batches;
  readonly disbursements: Disbursements;
  readonly pupils: PupilReader;
}

interface Asked {
  readonly schoolId: string;
  readonly programme: Programme;
  readonly term: string;
  readonly fileId: string;
}

/** The most faults that one answer lists. */
export const listedFaults = 200;

/**
 * A payment list against the register and against what stands already for this programme and term.
 * `batchId` is the batch that is being written: its own lines are no obstacle.
 */
export async function checkPayments(
  asked: Asked,
  { caller, at }: Pick<Call, 'caller' | 'at'>,
  stores: PaymentStores,
  batchId: string,
): Promise<CheckedPayments | Refused<FileFault | 'file-total-differs'>> {
  const file = await readIncoming(asked.fileId, caller.openid, at);
  if ('ok' in file) return file;
  const table = readPaymentList(file.content);
  if (!table.ok) return refused(table.code, table.columns && { columns: table.columns });
  const { entries: judged, faults } = judgePayments(table.rows);
  const byNumber = await stores.pupils.byNumber(judged.map(({ numberKeys }) => numberKeys));
  const entries = judged.map((entry) => ({ ...entry, pupilId: byNumber.get(entry.pupilId)?._id ?? entry.pupilId }));
  const pupils = new Map([...byNumber.values()].map((pupil) => [pupil._id, pupil]));
  const known = entries.filter(({ pupilId }) => pupils.has(pupilId));
  const standing = await standingParts(
    stores,
    asked,
    known.map(({ pupilId }) => pupilId),
  );
  const lines: PayableLine[] = [];
  const taken: RowFault[] = [];
  for (const entry of known) {
    const pupil = pupils.get(entry.pupilId);
    const place = placeOf(asked, entry, standing.get(entry.pupilId) ?? [], batchId);
    if ('fault' in place) taken.push(fault(entry.line, place.fault, undefined, entry.pupilName));
    else if (pupil) lines.push({ entry, pupil, ...place });
  }
  taken.push(...(await entitlementFaults(stores, asked, lines, batchId)));
  const all: RowFault[] = [...faults, ...againstRegister(asked, entries, pupils), ...taken];
  if (all.length > 0)
    return refused('file-rows-faulty', { rows: all.sort((a, b) => a.line - b.line).slice(0, listedFaults) });
  const sum = sumFen(entries.map(({ amountFen }) => amountFen));
  const stated = contradictingFen(table.footer, sum);
  if (stated !== null) return refused('file-total-differs', { expectedFen: sum, foundFen: stated });
  return { file, lines };
}
