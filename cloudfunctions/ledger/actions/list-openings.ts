import { isSeenByFamily } from '../../../domain/ledger/opening';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { FamilyReader } from '../family.reader';
import type { Openings } from '../opening.store';

const pageSize = 20;

/** For those who are bound to the pupil now: whoever is barred or has gone is none of them. */
export function listOpenings(openings: Openings, families: FamilyReader): Handler<'ledger.listOpenings'> {
  return async ({ pupilId, after }, { caller }) => {
    const ward = caller.wards.find((one) => one.pupilId === pupilId);
    if (!ward) return refused('not-found');
    const [found, school, family] = await Promise.all([
      openings.collection.find({
        where: { pupilId, ...(after === undefined ? {} : { listKey: { below: after } }) },
        order: [['listKey', 'desc']],
        limit: pageSize + 1,
      }),
      families.school(ward.schoolId),
      families.relationsTo(pupilId),
    ]);
    const page = found.slice(0, pageSize);
    return answered({
      pupilName: ward.pupilName,
      schoolName: ward.schoolName,
      telephone: school?.telephone ?? '',
      openings: page.filter(isSeenByFamily).map(({ _id, openedOn, openedAt, count, by, office, purpose, note }) => ({
        openingId: _id,
        on: openedOn,
        at: openedAt,
        count,
        by: by.name,
        office,
        purpose,
        note,
      })),
      family,
      next: found.length > pageSize ? (page.at(-1)?.listKey ?? null) : null,
    });
  };
}
