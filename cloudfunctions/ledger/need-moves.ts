import { accept } from '../../domain/shared/decision';
import type { Act } from '../platform/act';
import { chunks, inParallel } from '../platform/parallel';
import type { Move, TellMoves } from './import-step';
import type { NeedRecords } from './need.store';

/** What is known of a pupil's needs follows into another class or under another name, so that the teacher there finds it. */
async function followNeeds(records: NeedRecords, act: Act, moves: readonly Move[]): Promise<void> {
  const byId = new Map(moves.map((move) => [move.pupilId, move]));
  for (const some of chunks([...byId.keys()], 100)) {
    const found = await records.collection.getMany(some);
    await inParallel(found, 8, async (record) => {
      const move = byId.get(record._id);
      if (!move || (move.classId === record.classId && move.pupilName === record.pupilName)) return;
      const reply = await records.change(
        act,
        record._id,
        (current) => accept({ ...current, ...move }),
        () => null,
      );
      if (!reply.ok) throw new Error(`The needs of a moved pupil stay behind: ${reply.code}`);
    });
  }
}

/** Tells the others, and those who keep the pupils' needs. */
export function withNeeds(records: NeedRecords, tell: TellMoves): TellMoves {
  return async (act, moves) => {
    await Promise.all([tell(act, moves), followNeeds(records, act, moves)]);
  };
}
