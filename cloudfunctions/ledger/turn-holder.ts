import type { Imports } from './import.store';
import type { RollOvers } from './rollover.store';

/** Whether who holds a school's turn is at work: an import that is taken in, or a roll-over that has begun. */
export function turnHolder(imports: Imports, rollOvers: RollOvers): (holder: string) => Promise<boolean> {
  return async (holder) => {
    if ((await imports.collection.get(holder))?.state === 'importing') return true;
    const roll = await rollOvers.collection.get(holder);
    return roll?.state === 'agreed' && roll.begunAt !== null;
  };
}
