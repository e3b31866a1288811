import { ledger } from '../../../contract/ledger';
import { mayChoose, mayPlan, proposal, usualDay, type PlannedClass } from '../../../domain/ledger/rollover';
import { schoolYearOf } from '../../../domain/shared/calendar';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassGlance, ClassReader } from '../class.reader';
import { rollOverId } from '../rollover-id';
import type { RollOvers } from '../rollover.store';
import { standingClasses } from '../standing-classes';

export function getRollOver(rollOvers: RollOvers, reader: ClassReader): Handler<'ledger.getRollOver'> {
  return async ({ schoolId }, { caller, today }) => {
    if (!caller.holdsIn(schoolId, ledger.getRollOver.roles)) return refused('not-found');
    const { classes, standing, year: due } = await standingClasses(reader, schoolId, today);
    const present = schoolYearOf(today);
    const ids = [rollOverId(schoolId, due), rollOverId(schoolId, present)];
    const found = await rollOvers.collection.getMany([...new Set(ids)]);
    // What has been done stays in view until the calendar year is over; then the next one is proposed.
    const document = found.find(({ state, year }) => state !== 'done' || String(year) === today.slice(0, 4));
    const year = document?.year ?? due;
    const isOffice = caller.holdsIn(schoolId, ledger.saveRollOver.roles);
    return answered({
      year,
      state: document?.state ?? 'proposed',
      rev: document?.rev ?? 0,
      on: document?.on ?? usualDay(year, today),
      classes: (document?.classes ?? proposal(standing, year)).map((one) => shown(one, classes)),
      hasBegun: (document?.begunAt ?? null) !== null,
      author: document?.author.name ?? null,
      agreedBy: document?.agreed?.by.name ?? null,
      mayPlan: isOffice && (!document || mayPlan(document)),
      mayAgree:
        document?.state === 'planned' &&
        document.author.id !== caller.openid &&
        caller.holdsIn(schoolId, ledger.agreeRollOver.roles),
    });
  };
}

function shown({ classId, from, to, isDone }: PlannedClass, classes: readonly ClassGlance[]) {
  const pupilCount = classes.find(({ _id }) => _id === classId)?.pupilCount ?? 0;
  return { classId, from, to, mayChoose: mayChoose(from), pupilCount, isDone };
}
