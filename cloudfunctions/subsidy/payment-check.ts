import type { FileFault } from '../../contract/file-faults';
import type { Refused, RowFault } from '../../contract/action';
import type { Programme } from '../../contract/vocabulary';
import { sumFen } from '../../domain/shared/money';
import { fault } from '../platform/csv';
import { readIncoming, type IncomingFile } from '../platform/files';
import { chunks, inParallel } from '../platform/parallel';
import { refused } from '../platform/reply';
import type { Batches } from './batch.store';
import { contradictingFen } from './footer';
import { disbursementId } from './family-payments';
import type { Disbursements } from './disbursement.store';
import { againstRegister, judgePayments, readPaymentList, type PaymentEntry } from './payment-list';
import type { PupilGlance, PupilReader } from './pupil.reader';

/** A line that may be written: its entry, its pupil, and the batch that holds its key now: a returned one, or the one being written. */
export interface PayableLine {
  readonly entry: PaymentEntry;
  readonly pupil: PupilGlance;
  readonly id: string;
  readonly heldBy: string | null;
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
  openid: string,
  stores: PaymentStores,
  batchId: string,
): Promise<CheckedPayments | Refused<FileFault | 'file-total-differs'>> {
  const file = await readIncoming(asked.fileId, openid);
  if ('ok' in file) return file;
  const table = readPaymentList(file.content);
  if (!table.ok) return refused(table.code, table.columns && { columns: table.columns });
  const { entries, faults } = judgePayments(table.rows);
  const pupils = await stores.pupils.byId(entries.map(({ pupilId }) => pupilId));
  const lines = entries.flatMap((entry) => {
    const pupil = pupils.get(entry.pupilId);
    return pupil ? [{ entry, pupil, id: disbursementId({ ...asked, pupilId: entry.pupilId }), heldBy: null }] : [];
  });
  const standing = await standingLines(
    stores,
    lines.map(({ id }) => id),
    batchId,
  );
  const taken = lines
    .filter(({ id }) => standing.get(id)?.free === false)
    .map(({ entry }) => fault(entry.line, 'already-paid', undefined, entry.pupilName));
  const all: RowFault[] = [...faults, ...againstRegister(asked.schoolId, entries, pupils), ...taken];
  if (all.length > 0)
    return refused('file-rows-faulty', { rows: all.sort((a, b) => a.line - b.line).slice(0, listedFaults) });
  const sum = sumFen(entries.map(({ amountFen }) => amountFen));
  const stated = contradictingFen(table.footer, sum);
  if (stated !== null) return refused('file-total-differs', { expectedFen: sum, foundFen: stated });
  return { file, lines: lines.map((line) => ({ ...line, heldBy: standing.get(line.id)?.batchId ?? null })) };
}

interface Standing {
  readonly batchId: string;
  readonly free: boolean;
}

/** For each line that exists: its batch, and whether its key is free: the batch was returned, or is the one being written. */
async function standingLines(
  stores: PaymentStores,
  ids: readonly string[],
  batchId: string,
): Promise<Map<string, Standing>> {
  const pages = await inParallel(chunks(ids, 100), 4, (page) =>
    stores.disbursements.collection.find({ where: { _id: { oneOf: page } }, limit: 100, fields: ['batchId'] }),
  );
  const found = pages.flat();
  const owners = [...new Set(found.map((line) => line.batchId))].filter((owner) => owner !== batchId);
  const batches = await inParallel(chunks(owners, 100), 1, (page) => stores.batches.collection.getMany(page));
  const returned = new Set(batches.flat().flatMap(({ _id, state }) => (state === 'returned' ? [_id] : [])));
  return new Map(
    found.map((line) => [
      line._id,
      { batchId: line.batchId, free: line.batchId === batchId || returned.has(line.batchId) },
    ]),
  );
}
