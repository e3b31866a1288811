import { freshHousehold } from '../../domain/ledger/household';
import { amended } from '../../domain/ledger/pupil';
import type { Acceptance, RosterImport } from '../../domain/ledger/roster-import';
import { accept } from '../../domain/shared/decision';
import type { Act } from '../platform/act';
import { inParallel } from '../platform/parallel';
import { isWrittenBy, type Fate } from './register-match';
import { walk, type Walk } from './roster-walk';

const width = 16;

/** A pupil who is now in another class or has another name, for those who keep a copy of it. */
export interface Move {
  readonly pupilId: string;
  readonly pupilName: string;
  readonly classId: string;
  readonly className: string;
}

export type TellMoves = (act: Act, moves: readonly Move[]) => Promise<void>;

type Known = Extract<Fate, { kind: 'known' }>;
type Fresh = Extract<Fate, { kind: 'fresh' }>;

/**
 * Takes rows into the register from where the last step left off. Every pupil is a document under its own key, written under the key of the call that
 * let the roster in: stopped anywhere, the same step again writes the rest and counts what it had written.
 */
export async function importStep(
  scene: Walk,
  accepted: Acceptance,
  { mayGoOn, tell }: { readonly mayGoOn: () => boolean; readonly tell: TellMoves },
): Promise<Partial<RosterImport>> {
  const { it, stores } = scene;
  const act = actOf(accepted);
  let { fresh, unchanged, changed } = it.counts;
  for await (const chunk of walk(scene, () => undefined)) {
    const news = chunk.fates.filter(
      (fate): fate is Fresh => fate.kind === 'fresh' && (accepted.doubtful || !fate.entry.uncertain),
    );
    const known = chunk.fates.filter((fate): fate is Known => fate.kind === 'known');
    const earlier = known.map(({ pupil }) => isWrittenBy(act, pupil));
    const differing = accepted.changes ? known.filter(({ changes }, at) => changes.length > 0 && !earlier[at]) : [];
    await addHouseholds(scene, act, [...news, ...differing]);
    await inParallel(news, width, ({ entry: { pupilId, facts } }) =>
      stores.pupils.collection.add(
        stores.pupils.compose(act, pupilId, { ...facts, pupilId, schoolId: it.schoolId, history: [] }, null),
      ),
    );
    await inParallel(differing, width, (fate) => amend(scene, act, fate));
    await tell({ ...act, key: `${act.key}.${chunk.doneRows}` }, movesOf(known, earlier, accepted));
    fresh += news.length + earlier.filter((how) => how === 'entered').length;
    changed += differing.length + earlier.filter((how) => how === 'changed').length;
    unchanged += known.length - differing.length - earlier.filter(Boolean).length;
    const { doneRows } = chunk;
    if (doneRows < it.rows && !mayGoOn()) return { counts: { ...it.counts, fresh, unchanged, changed }, doneRows };
  }
  return { counts: { ...it.counts, fresh, unchanged, changed }, doneRows: it.rows, state: 'done' };
}

function actOf({ by, at, key, inputHash }: Acceptance): Act {
  return { actor: by, at, today: at.slice(0, 10), action: 'ledger.importRoster', key, inputHash };
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

async function amend({ stores }: Walk, act: Act, { entry, pupil, changes }: Known): Promise<void> {
  const reply = await stores.pupils.change(
    act,
    pupil._id,
    (current) => accept(amended(current, entry.facts, { changes, by: act.actor, at: act.at })),
    () => null,
  );
  if (!reply.ok) throw new Error(`The pupil on line ${entry.line} was not amended: ${reply.code}`);
}

/** Also those whom an earlier attempt of this step has amended: it may have died before it told anyone. */
function movesOf(
  known: readonly Known[],
  earlier: readonly ReturnType<typeof isWrittenBy>[],
  { changes: accepted }: Acceptance,
): Move[] {
  if (!accepted) return [];
  return known
    .filter(
      ({ changes }, at) =>
        earlier[at] === 'changed' || changes.some(({ field }) => field === 'class' || field === 'name'),
    )
    .map(({ entry, pupil, changes }) => ({
      pupilId: pupil._id,
      pupilName: changes.some(({ field }) => field === 'name') ? entry.facts.name : pupil.name,
      classId: entry.facts.classId,
      className: entry.className,
    }));
}
