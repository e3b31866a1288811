import { addHours } from '../platform/clock';
import { Collection } from '../platform/collection';

interface Turn {
  readonly _id: string;
  readonly rev: number;
  /** The import whose turn it is; null when it is nobody's. */
  readonly holder: string | null;
  /** So long the turn stands although the import has not begun. */
  readonly until: string;
}

const graceHours = 1 / 60;

/** One import at a time in a school: two would overtake each other's pupils. */
export class ImportTurn {
  private readonly turns = new Collection<Turn>('leases');

  /** False when another import holds it and is at work, or about to be. */
  async take(
    schoolId: string,
    importId: string,
    { at, isAtWork }: { readonly at: string; readonly isAtWork: (holder: string) => Promise<boolean> },
  ): Promise<boolean> {
    const id = turnOf(schoolId);
    const until = addHours(at, graceHours);
    const standing = await this.turns.get(id);
    if (!standing)
      return (await this.turns.add({ _id: id, rev: 1, holder: importId, until })) || this.holds(id, importId);
    const { holder, rev } = standing;
    if (holder === importId) return true;
    if (holder !== null && (standing.until > at || (await isAtWork(holder)))) return false;
    const next = { rev: rev + 1, holder: importId, until };
    return (await this.turns.replace(id, rev, next)) || this.holds(id, importId);
  }

  async release(schoolId: string, importId: string): Promise<void> {
    const standing = await this.turns.get(turnOf(schoolId));
    if (standing?.holder !== importId) return;
    await this.turns.replace(standing._id, standing.rev, { rev: standing.rev + 1, holder: null });
  }

  private async holds(id: string, importId: string): Promise<boolean> {
    return (await this.turns.get(id))?.holder === importId;
  }
}

export const importTurn = new ImportTurn();

function turnOf(schoolId: string): string {
  return `roster.${schoolId}`;
}
