import { pupils } from '../ledger/pupil.store';
import type { Envelope } from '../platform/act';
import { messageOf } from '../platform/collection';
import { oldKeys, type KeyRing } from '../platform/keys';
import { log } from '../platform/log';
import { inParallel } from '../platform/parallel';
import type { Records } from '../platform/records';
import { rekeyFiles } from '../platform/rekey-files';
import { disbursements } from '../subsidy/disbursement.store';

/** As the timer of functions.json. */
const tickMs = 20 * 60_000;
/** Every seventh ring: its rhythm and that of sealing and sweeping share no divisor, so that none of them loses a turn for good. */
const everyTicks = 7;
const turn = 3;

/** The function has 60 seconds; the documents that are under way when these are over still fit. */
const workMs = 30_000;
const width = 8;

/** During a rotation some rings move documents to the present keys, and seal nothing: so no ring costs more. */
export function isRekeyTurn(at: string): boolean {
  return oldKeys() !== null && Math.round(Date.parse(at) / tickMs) % everyTicks === turn;
}

/**
 * Moves from the old keys to the present ones as far as time allows. A document that was moved is found no more, so that the next ring goes on where
 * this one was stopped, wherever that was; two at once do nothing twice, for each write is conditional.
 */
export async function rekey(): Promise<void> {
  const old = oldKeys();
  if (!old) return;
  const until = Date.now() + workMs;
  const mayGoOn = (): boolean => Date.now() < until;
  const moved =
    (await rekeyAll(pupils, old, mayGoOn)) +
    (await rekeyAll(disbursements, old, mayGoOn)) +
    (mayGoOn() ? await rekeyFiles(old, mayGoOn) : 0);
  if (moved > 0) log('rekeyed', { moved });
}

interface Rekeyed {
  readonly keyIds: string;
}

async function rekeyAll<State, Fields extends Rekeyed>(
  records: Records<State, Fields>,
  old: KeyRing,
  mayGoOn: () => boolean,
): Promise<number> {
  let done = 0;
  if (!mayGoOn()) return done;
  for await (const page of records.collection.pages({ keyIds: old.id })) {
    const moved = await inParallel(page, width, (document) =>
      mayGoOn() ? rekeyOne(records, document) : Promise.resolve(false),
    );
    done += moved.filter(Boolean).length;
    if (!mayGoOn()) return done;
  }
  return done;
}

async function rekeyOne<State, Fields extends Rekeyed>(
  records: Records<State, Fields>,
  document: Fields & Envelope,
): Promise<boolean> {
  try {
    return await records.rekey(document);
  } catch (error) {
    // One damaged document must not keep all others waiting; it goes on counting as not done.
    log('not-rekeyed', { collection: records.collection.name, id: document._id, error: messageOf(error) });
    return false;
  }
}
