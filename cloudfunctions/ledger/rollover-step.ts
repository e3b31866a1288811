import type { ClassFace, PlannedClass } from '../../domain/ledger/rollover';
import { graduate } from '../../domain/ledger/standing';
import { accept } from '../../domain/shared/decision';
import type { Act } from '../platform/act';
import { inParallel } from '../platform/parallel';
import type { NeedRecord } from '../../domain/ledger/need';
import type { ClassTally } from './class-tally.store';
import type { NeedRecords } from './need.store';
import type { Pupils } from './pupil.store';

/** Those who keep a class, or a copy of its name: `to` is null when it graduates. */
export type TellClass = (
  act: Act,
  change: { readonly classId: string; readonly to: ClassFace | null; readonly year: number },
) => Promise<void>;

export interface RollOverStores {
  readonly pupils: Pupils;
  readonly needs: NeedRecords;
  readonly tally: ClassTally;
  readonly tell: TellClass;
}

const width = 16;

/** One class, from its beginning: done again it changes nothing. */
export async function rollOverClass(
  stores: RollOverStores,
  act: Act,
  { classId, from, to }: PlannedClass,
  { year, on }: { readonly year: number; readonly on: string },
): Promise<void> {
  await stores.tell(act, { classId, to, year });
  if (to === null) await graduateClass(stores, act, classId, on);
  else if (to.stage !== from.stage) await changeStage(stores, act, classId, to);
  await changeNeeds(stores.needs, act, classId, (record) =>
    to === null ? { ...record, isAway: true } : { ...record, className: to.name },
  );
}

async function graduateClass({ pupils, tally }: RollOverStores, act: Act, classId: string, on: string): Promise<void> {
  for await (const page of pupils.collection.pages({ classId }, ['name']))
    await inParallel(page, width, ({ _id }) =>
      pupils.change(
        act,
        _id,
        (pupil) => accept(graduate(pupil, on, { by: act.actor, at: act.at })),
        () => null,
      ),
    );
  await tally.set(classId, 0);
}

async function changeStage({ pupils }: RollOverStores, act: Act, classId: string, { stage }: ClassFace): Promise<void> {
  for await (const page of pupils.collection.pages({ classId }, ['stage']))
    await inParallel(
      page.filter((pupil) => pupil.stage !== stage),
      width,
      ({ _id }) =>
        pupils.change(
          act,
          _id,
          (pupil) => accept({ ...pupil, stage }),
          () => null,
        ),
    );
}

async function changeNeeds(
  needs: NeedRecords,
  act: Act,
  classId: string,
  toNext: (record: NeedRecord) => NeedRecord,
): Promise<void> {
  for await (const page of needs.collection.pages({ classId }))
    await inParallel(page, width, async (document) => {
      const { state } = needs.read(document);
      const next = toNext(state);
      if (next.className === state.className && (next.isAway ?? false) === (state.isAway ?? false)) return;
      await needs.change(
        act,
        document._id,
        (record) => accept(toNext(record)),
        () => null,
      );
    });
}
