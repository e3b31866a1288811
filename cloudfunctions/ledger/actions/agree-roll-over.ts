import { ledger } from '../../../contract/ledger';
import { agree } from '../../../domain/ledger/rollover';
import { staleAgainst } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { wakeJobs } from '../../platform/wake';
import type { ClassReader } from '../class.reader';
import { rollOverId } from '../rollover-id';
import type { RollOvers } from '../rollover.store';
import { standingClasses } from '../standing-classes';

export function agreeRollOver(rollOvers: RollOvers, reader: ClassReader): Handler<'ledger.agreeRollOver'> {
  return async ({ schoolId, rev }, { act, caller, today, at }) => {
    if (!caller.holdsIn(schoolId, ledger.agreeRollOver.roles)) return refused('not-found');
    const { standing, year } = await standingClasses(reader, schoolId, today);
    const reply = await rollOvers.change(
      act,
      rollOverId(schoolId, year),
      (plan, seen) => staleAgainst(rev, seen) ?? agree(plan, standing, { by: act.actor, at }),
      (_next, saved) => ({ rev: saved }),
    );
    if (reply.ok) await wakeJobs();
    return reply;
  };
}
