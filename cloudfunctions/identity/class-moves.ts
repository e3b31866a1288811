import type { ClassFace } from '../../domain/ledger/rollover';
import { accept } from '../../domain/shared/decision';
import type { Person } from '../../domain/identity/person';
import type { Act } from '../platform/act';
import { inParallel } from '../platform/parallel';
import { people } from './person.store';
import { classes } from './school.store';
import { markWards } from './ward-departures';

/** A class goes up a grade, or graduates (null). It keeps its id for its life; whoever has a copy of its name follows. */
export async function moveClass(
  act: Act,
  { classId, to, year }: { readonly classId: string; readonly to: ClassFace | null; readonly year: number },
): Promise<void> {
  const reply = await classes.change(
    act,
    classId,
    (one) => {
      if (to === null) return accept(one.graduatedIn === undefined ? { ...one, graduatedIn: year } : one);
      return accept(one.year === year ? one : { ...one, ...to, year });
    },
    () => null,
  );
  if (!reply.ok) throw new Error(`The class ${classId} does not move: ${reply.code}`);
  if (to !== null) return renameCopies(act, classId, to.name);
  const isThere = (ward: Person['wards'][number]): boolean => ward.classId === classId && !ward.departure;
  await markWards(act, { 'wards.classId': classId }, isThere, { kind: 'graduated', at: act.at });
}

/** Guardians' children and class teachers' offices. Slips for binding are read with the class as it is when they are used. */
async function renameCopies(act: Act, classId: string, className: string): Promise<void> {
  const renamed = <One extends { readonly classId: string | null; readonly className: string | null }>(
    one: One,
  ): One => (one.classId === classId && one.className !== className ? { ...one, className } : one);
  for (const field of ['wards.classId', 'appointments.classId'] as const) {
    for await (const page of people.collection.pages({ [field]: classId }, ['wards', 'appointments'])) {
      const behind = page.filter(({ wards, appointments }) =>
        [...wards, ...appointments].some((one) => renamed<typeof one>(one) !== one),
      );
      await inParallel(behind, 8, ({ _id }) =>
        people.change(
          { ...act, key: `${act.key}.${field}` },
          _id,
          (person) =>
            accept({
              ...person,
              wards: person.wards.map((ward) => renamed(ward)),
              appointments: person.appointments.map((held) => renamed(held)),
            }),
          () => null,
        ),
      );
    }
  }
}
