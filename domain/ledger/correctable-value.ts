import type { CorrectableField } from '../../contract/correction';
import { accept, refuse, type Decision } from '../shared/decision';
import { idNumberWithin, isEnrolmentNo } from './enrolment-number';
import { bornOnOf, hasValidChecksum, normaliseIdNumber } from './id-number';
import { normaliseName } from './pupil-name';
import type { Pupil } from './pupil';
import { realDay } from './typed-day';

type Settled = Decision<string, 'invalid-input' | 'number-wrong' | 'day-differs'>;

interface Wish {
  readonly to: string;
  readonly today: string;
}

const longest = 20;

/** The wished value as the register keeps it, or why it cannot be: the same rules by which a roster is taken in. */
export function settled(pupil: Pupil, field: CorrectableField, wish: Wish): Settled {
  return rules[field](wish, pupil);
}

const rules: Record<CorrectableField, (wish: Wish, pupil: Pupil) => Settled> = {
  name: ({ to }) => words(normaliseName(to)),
  village: ({ to }) => words(to),
  head: ({ to }) => words(to),
  boarding: ({ to }) => (to === 'yes' || to === 'no' ? accept(to) : refuse('invalid-input', { path: 'to' })),
  bornOn: ({ to, today }, { idNumber }) => {
    const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(to) ?? [];
    if (realDay(Number(year), Number(month), Number(day)) !== to || to > today)
      return refuse('invalid-input', { path: 'to' });
    return idNumber !== null && bornOnOf(idNumber) !== to ? refuse('day-differs') : accept(to);
  },
  idNumber: ({ to, today }) => {
    const number = normaliseIdNumber(to);
    const bornOn = bornOnOf(number);
    return hasValidChecksum(number) && bornOn !== null && bornOn <= today ? accept(number) : refuse('number-wrong');
  },
  enrolmentNo: ({ to }, { idNumber }) => {
    const number = normaliseIdNumber(to);
    if (!isEnrolmentNo(number)) return refuse('number-wrong');
    const within = idNumberWithin(number);
    return within !== null && idNumber !== null && within !== idNumber ? refuse('number-wrong') : accept(number);
  },
};

/** No number of a person hides in a name or a village. */
function words(text: string): Settled {
  return text === '' || Array.from(text).length > longest || /\d{8}/.test(text.normalize('NFKC'))
    ? refuse('invalid-input', { path: 'to' })
    : accept(text);
}
