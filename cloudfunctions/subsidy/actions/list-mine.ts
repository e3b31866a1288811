import { answered } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { delayedOf, paidTo } from '../family-payments';
import type { PaymentStores } from '../payment-check';
import { delayedView, mineOf } from '../view';

const pageLength = 20;

export function listMine({ disbursements, pupils }: PaymentStores): Handler<'subsidy.listMine'> {
  return async ({ after }, { caller }) => {
    const [found, late] = await Promise.all([
      paidTo(disbursements, caller.wardIds, { after, limit: pageLength }),
      after === undefined ? delayedOf(disbursements, caller.wardIds, pageLength) : [],
    ]);
    const schoolIds = [...new Set(late.map(({ schoolId }) => schoolId))];
    const schools = await Promise.all(schoolIds.map((schoolId) => pupils.school(schoolId)));
    const telephoneOf = new Map(schools.flatMap((school) => (school ? [[school._id, school.telephone]] : [])));
    const last = found.at(-1);
    return answered({
      disbursements: found.map((document) => mineOf(disbursements.read(document).state)),
      delayed: late.map((document) => delayedView(document, telephoneOf.get(document.schoolId) ?? '')),
      next: last && found.length === pageLength ? last.paidKey : null,
    });
  };
}
