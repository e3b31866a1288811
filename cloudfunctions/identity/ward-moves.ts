import { accept } from '../../domain/shared/decision';
import type { Act } from '../platform/act';
import { chunks, inParallel } from '../platform/parallel';
import { people } from './person.store';

interface Move {
  readonly pupilId: string;
  readonly pupilName: string;
  readonly classId: string;
  readonly className: string;
}

/** Guardians follow their children into another class or under another name, so that notices reach them there. */
export async function followWards(act: Act, moves: readonly Move[]): Promise<void> {
  const byId = new Map(moves.map((move) => [move.pupilId, move]));
  for (const some of chunks([...byId.keys()], 50)) {
    const found = new Set<string>();
    for await (const page of people.collection.pages({ 'wards.pupilId': { oneOf: some } }, ['wards']))
      for (const { _id, wards } of page) if (wards.some((ward) => isMoved(ward, byId))) found.add(_id);
    await inParallel([...found], 8, (openid) =>
      people.change(
        { ...act, key: `${act.key}.${some[0] ?? ''}` },
        openid,
        (person) => accept({ ...person, wards: person.wards.map((ward) => ({ ...ward, ...byId.get(ward.pupilId) })) }),
        () => null,
      ),
    );
  }
}

function isMoved(ward: Move, byId: ReadonlyMap<string, Move>): boolean {
  const move = byId.get(ward.pupilId);
  return move !== undefined && (move.classId !== ward.classId || move.pupilName !== ward.pupilName);
}
