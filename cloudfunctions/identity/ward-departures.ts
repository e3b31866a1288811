import { accept } from '../../domain/shared/decision';
import type { Ward, WardDeparture } from '../../domain/shared/standing';
import type { Act } from '../platform/act';
import { inParallel } from '../platform/parallel';
import { codes } from './code.store';
import { openCodeReader } from './open-code.reader';
import { people } from './person.store';

/** Guardians stay bound to a child who is gone, but nothing new is for it; slips that nobody has used are worth nothing any more. */
export async function followDeparture(act: Act, pupilId: string, departure: WardDeparture | null): Promise<void> {
  await markWards(act, { 'wards.pupilId': pupilId }, (ward) => ward.pupilId === pupilId, departure);
  if (departure) await voidCodes(act, pupilId);
}

export async function markWards(
  act: Act,
  where: Readonly<Record<string, string>>,
  isMeant: (ward: Ward) => boolean,
  departure: WardDeparture | null,
): Promise<void> {
  const differs = (ward: Ward): boolean => isMeant(ward) && !isSame(ward.departure ?? null, departure);
  for await (const page of people.collection.pages(where, ['wards'])) {
    await inParallel(
      page.filter(({ wards }) => wards.some(differs)),
      8,
      ({ _id }) =>
        people.change(
          act,
          _id,
          (person) =>
            accept({ ...person, wards: person.wards.map((ward) => (differs(ward) ? { ...ward, departure } : ward)) }),
          () => null,
        ),
    );
  }
}

async function voidCodes(act: Act, pupilId: string): Promise<void> {
  const open = await openCodeReader.ofPupil(pupilId, act.at);
  await inParallel(open, 8, ({ _id }) =>
    codes.change(
      act,
      _id,
      (code) => accept(code.used || code.voided ? code : { ...code, voided: { by: act.actor.id, at: act.at } }),
      () => null,
    ),
  );
}

function isSame(one: WardDeparture | null, other: WardDeparture | null): boolean {
  return one?.kind === other?.kind && one?.at === other?.at;
}
