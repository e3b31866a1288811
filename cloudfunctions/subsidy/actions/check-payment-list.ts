import { sumFen } from '../../../domain/shared/money';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { checkPayments, type PayableLine, type PaymentStores } from '../payment-check';

export function checkPaymentList(stores: PaymentStores): Handler<'subsidy.checkPaymentList'> {
  return async (input, call) => {
    if (!call.caller.holdsIn(input.schoolId, ['finance'])) return refused('not-found');
    const checked = await checkPayments(input, call, stores, '');
    if ('ok' in checked) return checked;
    const names = await stores.pupils.classNames(input.schoolId);
    const byClass = groupByClass(checked.lines);
    return answered({
      count: checked.lines.length,
      totalFen: totalOf(checked.lines),
      classes: [...byClass].map(([classId, lines]) => ({
        name: names.get(classId) ?? '',
        count: lines.length,
        fen: totalOf(lines),
      })),
    });
  };
}

function groupByClass(lines: readonly PayableLine[]): Map<string, PayableLine[]> {
  const groups = new Map<string, PayableLine[]>();
  for (const line of lines) groups.set(line.pupil.classId, [...(groups.get(line.pupil.classId) ?? []), line]);
  return groups;
}

function totalOf(lines: readonly PayableLine[]): number {
  return sumFen(lines.map(({ entry }) => entry.amountFen));
}
