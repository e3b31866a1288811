import { freshHousehold } from '../../domain/ledger/household';
import type { RowFault } from '../../contract/row-fault';
import { amended } from '../../domain/ledger/pupil';
import type { Acceptance } from '../../domain/ledger/roster-import';
import { accept } from '../../domain/shared/decision';
import type { Act } from '../platform/act';
import { isDuplicate } from '../platform/collection';
import { inParallel } from '../platform/parallel';
import { staleAgainst } from '../platform/records';
import type { Move } from './import-step';
import { faulty, type Fate } from './register-match';
import type { Chunk, Walk } from './roster-walk';
import { isWrittenBy } from './written-by';

const width = 16;

type Known = Extract<Fate, { kind: 'known' }>;
type Fresh = Extract<Fate, { kind: 'fresh' }>;

/** What has become of a row: entered, amended, as it was, left out for want of a person's word; or a fault. */
type End = 'fresh' | 'changed' | 'unchanged' | 'left' | RowFault;

interface Written {
  readonly fate: Fate;
  readonly end: End;
}

/** Writes what is accepted of some rows. `moves` are also those whom an earlier attempt has amended: it may have died before it told anyone. */
export async function writeChunk(
  scene: Walk,
  act: Act,
  accepted: Acceptance,
  { fates, again }: Pick<Chunk, 'fates' | 'again'>,
): Promise<{ readonly ends: readonly End[]; readonly moves: readonly Move[] }> {
  const isWanted = (fate: Fate): boolean => {
    if (fate.kind === 'fresh') return accepted.doubtful || fate.doubt === null;
    return fate.kind === 'known' && accepted.changes && fate.changes.length > 0 && !isWrittenBy(act, fate.pupil);
  };
  await addHouseholds(
    scene,
    act,
    fates.flatMap((fate) => (fate.kind !== 'faulty' && isWanted(fate) ? [fate] : [])),
  );
  const write = async (fate: Fate, tries = 3): Promise<Written> => {
    if (fate.kind === 'faulty') return { fate, end: fate.fault };
    if (!isWanted(fate)) return { fate, end: standingEnd(act, fate) };
    if (fate.kind === 'fresh' && (await enter(scene, act, fate))) return { fate, end: 'fresh' };
    if (fate.kind === 'known' && (await amend(scene, act, fate))) return { fate, end: 'changed' };
    // Somebody else has written the number or the entry meanwhile: the register knows by now who.
    const [now] = await again([fate.entry]);
    if (!now || tries === 0) throw new Error(`The pupil on line ${fate.entry.line} was not written`);
    // Elsewhere the number was a pupil's until it was corrected.
    if (fate.kind === 'fresh' && now.kind === 'fresh') return write(faulty(fate.entry, 'id-corrected', 'idNumber'));
    return write(now, tries - 1);
  };
  const written = await inParallel(fates, width, (fate) => write(fate));
  const moves = written.flatMap(({ fate, end }) =>
    fate.kind === 'known' && end === 'changed' ? moveOf(act, fate) : [],
  );
  return { ends: written.map(({ end }) => end), moves };
}

/** Of a row that is not written now. */
function standingEnd(act: Act, fate: Known | Fresh): End {
  if (fate.kind === 'fresh') return 'left';
  const how = isWrittenBy(act, fate.pupil);
  return how === 'entered' ? 'fresh' : (how ?? 'unchanged');
}

async function addHouseholds({ it, stores }: Walk, act: Act, fates: readonly (Known | Fresh)[]): Promise<void> {
  const { schoolId } = it;
  const byId = new Map(
    fates.map(({ entry: { facts, head } }) => [facts.householdId, freshHousehold(schoolId, facts.village, head)]),
  );
  await inParallel([...byId], width, ([householdId, household]) =>
    stores.households.collection.add(stores.households.compose(act, householdId, household, null)),
  );
}

/** False when the number is a pupil's already. */
function enter({ it, stores }: Walk, act: Act, { entry: { pupilId, facts } }: Fresh): Promise<boolean> {
  const pupil = { ...facts, pupilId, schoolId: it.schoolId, history: [], corrections: [] };
  return stores.pupils.collection.add(stores.pupils.compose(act, pupilId, pupil, null));
}

/** False when the number that came is another pupil's already, or the entry is no longer as it was compared. */
async function amend({ stores }: Walk, act: Act, { entry, pupil, changes }: Known): Promise<boolean> {
  try {
    const reply = await stores.pupils.change(
      act,
      pupil._id,
      (current, rev) =>
        staleAgainst(pupil.rev, rev) ?? accept(amended(current, entry.facts, { changes, by: act.actor, at: act.at })),
      () => null,
    );
    if (!reply.ok && (reply.code === 'changed-meanwhile' || reply.code === 'busy')) return false;
    if (!reply.ok) throw new Error(`The pupil on line ${entry.line} was not amended: ${reply.code}`);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

function moveOf(act: Act, { entry, pupil, changes }: Known): Move[] {
  const isRenamed = changes.some(({ field }) => field === 'name');
  if (!isRenamed && !isWrittenBy(act, pupil) && !changes.some(({ field }) => field === 'class')) return [];
  const pupilName = isRenamed ? entry.facts.name : pupil.name;
  return [{ pupilId: pupil._id, pupilName, classId: entry.facts.classId, className: entry.className }];
}
