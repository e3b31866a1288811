import fc from 'fast-check';
import type { CorrectableField } from '../../../contract/correction';
import type { SchoolName } from '../county/cast';
import { kidsPerRun, type Kid } from './kid';
import type { Written } from './rows';
import type { Decided } from './wishes';

/** What is written of a child in a list; numbers say which of the values that it may have. */
export interface Draft {
  readonly kid: number;
  readonly name: number;
  readonly class: number;
  readonly village: number;
  readonly head: number;
  readonly boarding: 'yes' | 'no';
  /** None, one of the own, or the next child's. */
  readonly idNumber: 'none' | 'first' | 'second' | 'next';
  readonly enrolmentNo: 'none' | 'first' | 'second';
  readonly born: boolean;
}

export interface ListDraft {
  readonly school: SchoolName;
  readonly rows: readonly Draft[];
  readonly acceptChanges: boolean;
  readonly acceptDoubtful: boolean;
}

export type NeedStep = 'request' | 'verify' | 'apply' | 'withdraw';

export type Command =
  | { readonly kind: 'list'; readonly list: ListDraft; readonly manner: 'once' | 'twice' | 'stopped' }
  /** Two schools, or two lists of one, at the same time. */
  | { readonly kind: 'both'; readonly list: ListDraft; readonly other: SchoolName }
  | { readonly kind: 'ask'; readonly kid: number; readonly field: CorrectableField; readonly which: 0 | 1 }
  | { readonly kind: 'decide'; readonly kid: number; readonly how: Decided }
  /** An office applies a correction while a list is taken in. */
  | { readonly kind: 'race'; readonly kid: number; readonly list: ListDraft }
  | { readonly kind: 'need'; readonly kid: number; readonly how: NeedStep };

const bit = fc.nat({ max: 1 }) as fc.Arbitrary<0 | 1>;
const kid = fc.nat({ max: kidsPerRun - 1 });
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 4, arbitrary: fc.constantFrom(...others) });

const draft: fc.Arbitrary<Draft> = fc.record({
  kid,
  name: mostly(0, 1),
  class: bit,
  village: mostly(0, 1),
  head: mostly(0, 1),
  boarding: fc.constantFrom('yes', 'no'),
  idNumber: mostly<Draft['idNumber']>('first', 'none', 'none', 'second', 'next'),
  enrolmentNo: mostly<Draft['enrolmentNo']>('none', 'first', 'first', 'second'),
  born: fc.boolean(),
});

const list: fc.Arbitrary<ListDraft> = fc.record({
  school: mostly<SchoolName>('A', 'B'),
  rows: fc.uniqueArray(draft, { minLength: 1, maxLength: kidsPerRun, selector: (one) => one.kid }),
  acceptChanges: mostly(true, false),
  acceptDoubtful: mostly(true, false),
});

const field = fc.constantFrom<CorrectableField[]>(
  'name',
  'bornOn',
  'boarding',
  'village',
  'head',
  'idNumber',
  'enrolmentNo',
);

const weighted = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('list' as const),
      list,
      manner: mostly<'once' | 'twice' | 'stopped'>('once', 'twice', 'stopped'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('both' as const), list, other: fc.constantFrom<SchoolName[]>('A', 'B') }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('ask' as const), kid, field, which: bit }) },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      kid,
      how: mostly<Decided>('apply', 'verify', 'refuse', 'withdraw'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('race' as const), kid, list }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('need' as const),
      kid,
      how: fc.constantFrom<NeedStep[]>('request', 'verify', 'apply', 'withdraw'),
    }),
  },
);

/** A life of the register: a class list first, then whatever people do. */
export const lives: fc.Arbitrary<readonly Command[]> = fc
  .tuple(list, fc.array(weighted, { minLength: 4, maxLength: 12 }))
  .map(([first, rest]) => [{ kind: 'list', list: first, manner: 'once' }, ...rest]);

const classNames = ['一年级', '二年级'] as const;
const villages = ['柳溪村', '上坪村'] as const;

export function rowOf(kids: readonly Kid[], draft: Draft): Written {
  const own = kids[draft.kid];
  const next = kids[(draft.kid + 1) % kids.length];
  if (!own || !next) throw new Error('no such child');
  const { names, idNumbers, enrolmentNos, bornOn } = own;
  const [first, second] = idNumbers;
  return {
    name: names[draft.name] ?? names[0],
    class: classNames[draft.class] ?? '',
    boarding: draft.boarding,
    village: villages[draft.village] ?? '',
    head: headOf(own, draft.head),
    bornOn: draft.born ? bornOn : '',
    idNumber: { none: '', first, second, next: next.idNumbers[0] }[draft.idNumber],
    enrolmentNo: { none: '', first: enrolmentNos[0], second: enrolmentNos[1] }[draft.enrolmentNo],
  };
}

/** What a family may wish a field to be. */
export function wishOf(kid: Kid, field: CorrectableField, which: 0 | 1): string {
  return {
    name: kid.names[which],
    bornOn: [kid.bornOn, '2015-09-09'][which] ?? '',
    boarding: ['yes', 'no'][which] ?? '',
    village: villages[which],
    head: headOf(kid, which),
    idNumber: kid.idNumbers[which],
    enrolmentNo: kid.enrolmentNos[which],
  }[field];
}

function headOf({ names: [name] }: Kid, which: number): string {
  return which === 0 ? `${name}的爷爷` : `${name}的奶奶`;
}
