import {
  entryId,
  firstPrevHash,
  textOfEntry,
  type AuditEntry,
  type AuditFact,
  type ChainHead,
} from '../../contract/audit';
import { sha256 } from '../platform/cipher';
import { Collection } from '../platform/collection';

type Tip = Pick<AuditEntry, 'place' | 'hash'>;

const entries = new Collection<AuditEntry>('audit');
const heads = new Collection<ChainHead>('chains');

/** One chain of the audit log, open at its end. */
export class Chain {
  private constructor(
    private readonly name: string,
    private readonly head: ChainHead | null,
    private tip: Tip,
  ) {}

  /** @throws when the log ends before the place that it had reached: then nothing may be added that would hide it */
  static async open(name: string): Promise<Chain> {
    const head = await heads.get(name);
    const tip = await lastOf(name);
    if (head && head.place > tip.place)
      throw new Error(`The chain ${name} had ${String(head.place)} entries and has ${String(tip.place)}`);
    return new Chain(name, head, tip);
  }

  /** Enters the fact unless it has been entered before. */
  async append(fact: AuditFact): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const entry = linked(this.name, this.tip, fact);
      if (await entries.add(entry)) {
        this.tip = entry;
        return;
      }
      if (await isEntered(fact)) return;
      this.tip = await lastOf(this.name);
    }
    throw new Error(`Another job writes the chain ${this.name}`);
  }

  /** Notes how far the chain reaches. */
  async close(): Promise<void> {
    const { place, hash } = this.tip;
    if (place === (this.head?.place ?? 0)) return;
    if (!this.head) await heads.add({ _id: this.name, rev: 1, place, hash });
    else await heads.replace(this.name, this.head.rev, { rev: this.head.rev + 1, place, hash });
  }
}

async function lastOf(chain: string): Promise<Tip> {
  const [last] = await entries.find({ where: { chain }, order: [['place', 'desc']], limit: 1 });
  return last ?? { place: 0, hash: firstPrevHash };
}

function linked(chain: string, { place, hash: prevHash }: Tip, fact: AuditFact): AuditEntry {
  const entry = { _id: entryId(fact), chain, place: place + 1, prevHash, ...fact };
  return { ...entry, hash: sha256(textOfEntry(entry)) };
}

/** @throws when another event stands where this one belongs */
async function isEntered(fact: AuditFact): Promise<boolean> {
  const found = await entries.get(entryId(fact));
  if (!found) return false;
  const { action, actor, at, inputHash, key } = fact;
  const same =
    found.action === action &&
    found.actor === actor &&
    found.at === at &&
    found.inputHash === inputHash &&
    found.key === key;
  if (!same) throw new Error(`Another event is entered as ${found._id}`);
  return true;
}
