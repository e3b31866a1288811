import { ledger } from '../../../contract/ledger';
import { mayPlan, planned, type RollOver } from '../../../domain/ledger/rollover';
import { accept, refuse } from '../../../domain/shared/decision';
import { staleAgainst } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { rollOverId } from '../rollover-id';
import type { RollOvers } from '../rollover.store';
import { standingClasses } from '../standing-classes';

export function saveRollOver(rollOvers: RollOvers, reader: ClassReader): Handler<'ledger.saveRollOver'> {
  return async ({ schoolId, rev, on, classes: names }, { act, caller, today, at }) => {
    if (!caller.holdsIn(schoolId, ledger.saveRollOver.roles)) return refused('not-found');
    const { standing, year } = await standingClasses(reader, schoolId, today);
    const id = rollOverId(schoolId, year);
    const classes = planned(standing, { year, on, names });
    const plan: RollOver = {
      schoolId,
      year,
      on,
      state: 'planned',
      classes: classes.accepted ? classes.next : [],
      author: act.actor,
      plannedAt: at,
      agreed: null,
      begunAt: null,
    };
    const changed = await rollOvers.change(
      act,
      id,
      (current, seen) => {
        if (!mayPlan(current)) return refuse('wrong-state');
        return staleAgainst(rev, seen) ?? (classes.accepted ? accept(plan) : classes);
      },
      (_next, saved) => ({ rev: saved }),
    );
    if (changed.ok || changed.code !== 'not-found') return changed;
    if (rev !== 0) return refused('changed-meanwhile');
    if (!classes.accepted) return refused(classes.code, classes.detail);
    return (await rollOvers.create(act, id, plan, { rev: 1 })) ?? refused('changed-meanwhile');
  };
}
