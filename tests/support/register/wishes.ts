import type { CorrectableField } from '../../../contract/correction';
import { pupilIdOf } from '../../../cloudfunctions/platform/ids';
import { dayIn } from './kid';
import { amended, replaced, type Model, type ModelPupil, type Wish } from './model';

export type Decided = 'verify' | 'apply' | 'refuse' | 'withdraw';

/** What a wish is answered with, and the register afterwards. */
export interface Answered {
  readonly code: string | null;
  readonly model: Model;
}

export const isWaiting = ({ state }: Wish): boolean => state === 'submitted' || state === 'verified';

export function afterAsking(model: Model, pupil: ModelPupil, wish: Omit<Wish, 'from' | 'state'>): Answered {
  const { field, to } = wish;
  const from = pupil.now[field === 'boarding' ? 'boarding' : field];
  const refused = (code: string): Answered => ({ code, model });
  if (pupil.wishes.some((one) => one.field === field && isWaiting(one))) return refused('already-asked');
  if (contradicts(pupil, field, to)) return refused('day-differs');
  if (from === to) return refused('no-difference');
  if (isTaken(model, pupil, field, to)) return refused('number-taken');
  const wishes = [...pupil.wishes, { ...wish, from, state: 'submitted' as const }];
  return { code: null, model: replaced(model, { ...pupil, wishes }) };
}

/** Verified by a class teacher, applied or refused by an office, withdrawn by whoever has asked. */
export function afterDeciding(model: Model, pupil: ModelPupil, wish: Wish, how: Decided): Answered {
  const { field, to, from, state } = wish;
  const refused = (code: string): Answered => ({ code, model });
  const moved = (next: Wish['state'], changed = pupil): Answered => ({
    code: null,
    model: replaced(model, {
      ...changed,
      wishes: pupil.wishes.map((one) => (one === wish ? { ...one, state: next } : one)),
    }),
  });
  if (how === 'apply' && isWaiting(wish) && isTaken(model, pupil, field, to)) return refused('number-taken');
  if (how === 'verify' ? state !== 'submitted' : !isWaiting(wish)) return refused('wrong-state');
  if (how === 'withdraw') return moved('withdrawn');
  if (how === 'refuse') return moved('refused');
  if (pupil.now[field] !== from || contradicts(pupil, field, to)) return refused('changed-meanwhile');
  if (how === 'verify') return moved('verified');
  const born = field === 'idNumber' ? { bornOn: dayIn(to) } : {};
  return moved('applied', amended(pupil, { [field]: to, ...born }));
}

/** A day of birth is the one within the number. */
function contradicts({ now }: ModelPupil, field: CorrectableField, to: string): boolean {
  return field === 'bornOn' && now.idNumber !== '' && dayIn(now.idNumber) !== to;
}

function isTaken(model: Model, pupil: ModelPupil, field: CorrectableField, to: string): boolean {
  const others = model.filter(({ pupilId }) => pupilId !== pupil.pupilId);
  if (field === 'enrolmentNo') return others.some(({ now }) => now.enrolmentNo === to);
  return field === 'idNumber' && others.some((one) => one.now.idNumber === to || one.pupilId === pupilIdOf(to));
}
