import { ledger } from '../../../contract/ledger';
import { corrected, type Family } from '../../../domain/ledger/correctable';
import type { Correction } from '../../../domain/ledger/correction';
import { applyCorrection as apply } from '../../../domain/ledger/correction-steps';
import type { Pupil } from '../../../domain/ledger/pupil';
import { refuse } from '../../../domain/shared/decision';
import type { Act } from '../../platform/act';
import { naturalId } from '../../platform/ids';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { decideCorrection, type CorrectionStores } from '../correction-step';
import type { Households } from '../household.store';
import type { TellMoves } from '../import-step';
import type { NumberOwners } from '../number-owner';

interface Stores extends CorrectionStores {
  readonly owners: NumberOwners;
  readonly classes: ClassReader;
  readonly tell: TellMoves;
}

/** The entry changes; a new name is told to those who keep a copy of it. */
export function applyCorrection(stores: Stores): Handler<'ledger.applyCorrection'> {
  return async (input, call) => {
    const { act, at } = call;
    let name: string | null = null;
    const reply = await decideCorrection(stores, input, call, {
      roles: ledger.applyCorrection.roles,
      prepare: async ({ pupil, found, family }, decision) => {
        const { correctionId, field, to } = found;
        const accepts = decision.kind === 'accept';
        const isTaken = accepts && (await stores.owners.isAnothers(pupil.pupilId, field, to));
        const householdId = accepts ? await householdFor(stores.households, act, { pupil, found, family }) : '';
        if (accepts && field === 'name') name = to;
        const by = { by: act.actor, at, family, householdId };
        return (current) =>
          isTaken
            ? refuse('number-taken')
            : apply(current, correctionId, { ...by, decision, corrected: (one) => corrected(one, found, by) });
      },
    });
    if (reply.ok && name !== null) await tellName(stores, act, { pupilId: input.pupilId, name });
    return reply;
  };
}

/** Where the family lives and who heads it is a household of its own key; the pupil's own where neither changes. */
async function householdFor(
  households: Households,
  act: Act,
  { pupil, found: { field, to }, family }: { pupil: Pupil; found: Correction; family: Family },
): Promise<string> {
  if (field !== 'head' && field !== 'village') return pupil.householdId;
  const { schoolId } = pupil;
  const [village, head] = field === 'head' ? [pupil.village, to] : [to, family.head];
  const householdId = naturalId('h', schoolId, village, head);
  await households.collection.add(households.compose(act, householdId, { schoolId, village, head }, null));
  return householdId;
}

async function tellName(
  { pupils, classes, tell }: Stores,
  act: Act,
  { pupilId, name: pupilName }: { pupilId: string; name: string },
): Promise<void> {
  const pupil = await pupils.collection.get(pupilId);
  if (!pupil) return;
  const { classId } = pupil;
  const className = (await classes.get(classId))?.name ?? '';
  await tell(act, [{ pupilId, pupilName, classId, className }]);
}
