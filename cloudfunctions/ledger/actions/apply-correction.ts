import { ledger } from '../../../contract/ledger';
import { corrected } from '../../../domain/ledger/correctable';
import { applyCorrection as apply } from '../../../domain/ledger/correction-steps';
import { refuse } from '../../../domain/shared/decision';
import type { Act } from '../../platform/act';
import { isDuplicate } from '../../platform/collection';
import { isChangingOver } from '../../platform/keys';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { decideCorrection, type CorrectionStores } from '../correction-step';
import { householdFor } from '../family-household';
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
    if (isChangingOver()) return refused('busy');
    const wished: { name?: string } = {};
    const reply = await decideCorrection(stores, input, call, {
      roles: ledger.applyCorrection.roles,
      prepare: async ({ pupil, found, family }, decision) => {
        const { correctionId, field, to } = found;
        const accepts = decision.kind === 'accept';
        const isTaken = accepts && (await stores.owners.isAnothers(pupil.pupilId, field, to));
        const householdId = accepts ? await householdFor(stores.households, act, { pupil, found, family }) : '';
        if (accepts && field === 'name') wished.name = to;
        const by = { by: act.actor, at, family, householdId };
        return (current) =>
          isTaken
            ? refuse('number-taken')
            : apply(current, correctionId, { ...by, decision, corrected: (one) => corrected(one, found, by) });
      },
    }).catch(takenMeanwhile);
    if (reply.ok && wished.name !== undefined)
      await tellName(stores, act, { pupilId: input.pupilId, name: wished.name });
    return reply;
  };
}

/** Another pupil was given the number between the question and the write: the database holds one pupil to a number. */
function takenMeanwhile(error: unknown) {
  if (isDuplicate(error)) return refused('number-taken');
  throw error;
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
