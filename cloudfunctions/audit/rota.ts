import { sealedCollections, type SealedCollection } from '../../contract/audit';
import { PendingEvents } from '../platform/pending';

/** As the timer of functions.json. */
const tickMinutes = 20;

/** So many collections are looked at in one tick; all of them within an hour and a half. */
const perTick = 4;

/** Whose turn it is. The time decides, so that no counter need be read or written. */
export function inTurn(at: string): readonly SealedCollection[] {
  const turns = Math.ceil(sealedCollections.length / perTick);
  const first = (Math.round(Date.parse(at) / (tickMinutes * 60_000)) % turns) * perTick;
  return sealedCollections.slice(first, first + perTick);
}

/** The collections, those first of which one is known to wait; none when nothing waits among those in turn. */
export async function toSeal(at: string): Promise<readonly SealedCollection[]> {
  const turn = inTurn(at);
  const waiting = await Promise.all(turn.map(async (name) => (await new PendingEvents(name).oldest(1)).length > 0));
  const first = turn.filter((_name, place) => waiting[place]);
  if (first.length === 0) return [];
  return [...first, ...sealedCollections.filter((name) => !turn.includes(name))];
}
