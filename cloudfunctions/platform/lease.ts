import { addHours } from './clock';
import { Collection } from './collection';

interface Lease {
  readonly _id: string;
  readonly rev: number;
  readonly until: string;
}

const leases = new Collection<Lease>('leases');

/** A job that died frees its lease after this long; longer than any function may run. */
const leaseHours = 2 / 60;

/** Runs `work` unless another instance is at it. False when one is. */
export async function withLease(name: string, at: string, work: () => Promise<void>): Promise<boolean> {
  const until = addHours(at, leaseHours);
  const standing = await leases.get(name);
  const taken = standing
    ? standing.until <= at && (await leases.replace(name, standing.rev, { rev: standing.rev + 1, until }))
    : await leases.add({ _id: name, rev: 1, until });
  if (!taken) return false;
  const rev = standing ? standing.rev + 1 : 1;
  try {
    await work();
  } finally {
    await leases.replace(name, rev, { rev: rev + 1, until: at });
  }
  return true;
}
