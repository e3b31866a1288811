import type { Gift, GiftKind } from '../../../../contract/donation';
import type { Input, Output } from '../../../../contract/index';
import { dateText } from '../../../text/dates';
import { instalmentLines, receiverText, type InstalmentLine } from '../../../text/gift';
import { giftKinds } from '../../../text/labels';
import { toFen } from '../../../text/money';
import type { Problem } from '../../../text/problem';
import { loading } from '../../../text/screen';
import type { DonorScreen } from '../text/stranger.model';
import { instalmentsOf, mostTimes, type Every } from './instalments.model';

type School = Output<'donation.listMyPledges'>['schools'][number];

/** What the donor has typed and chosen. */
export interface Form {
  readonly schoolId: string;
  readonly kind: GiftKind;
  readonly amount: string;
  readonly isSplit: boolean;
  readonly firstOn: string;
  readonly times: number;
  readonly every: Every;
  readonly what: string;
  readonly note: string;
  readonly isNamed: boolean;
}

interface Option {
  readonly key: string;
  readonly label: string;
}

export interface NewView extends DonorScreen {
  readonly form: Form;
  readonly schools: readonly Option[];
  readonly receiver: string;
  readonly first: string;
  readonly plan: readonly InstalmentLine[];
  readonly fault: string;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

export const kinds: readonly Option[] = (['money', 'goods', 'service'] as const).map((key) => ({
  key,
  label: giftKinds[key],
}));
export const manners: readonly Option[] = [
  { key: 'once', label: '一次给' },
  { key: 'split', label: '分几次给' },
];
export const rhythms: readonly Option[] = [
  { key: 'month', label: '每月' },
  { key: 'half-year', label: '每半年' },
  { key: 'year', label: '每年' },
];
export const namings: readonly Option[] = [
  { key: 'anonymous', label: '不公开' },
  { key: 'named', label: '可以公开' },
];
export const timesOptions = Array.from({ length: mostTimes - 1 }, (_, at) => `${at + 2} 次`);

export function emptyForm(today: string): Form {
  return {
    schoolId: '',
    kind: 'money',
    amount: '',
    isSplit: false,
    firstOn: today,
    times: 2,
    every: 'half-year',
    what: '',
    note: '',
    isNamed: false,
  };
}

export const blank: NewView = {
  ...loading,
  isStranger: false,
  form: emptyForm('2026-01-01'),
  schools: [],
  receiver: '',
  first: '',
  plan: [],
  fault: '',
  isSending: false,
  refusal: null,
};

/** The schools that take donations; with one there is nothing to choose. */
export function toSchools({ schools }: Output<'donation.listMyPledges'>): School[] {
  return schools.filter(({ receiver }) => receiver !== null);
}

/** What follows from the form. A plan from before today begins today. */
export function ofForm(form: Form, schools: readonly School[], today: string): Partial<NewView> {
  const school = schools.find(({ schoolId }) => schoolId === form.schoolId) ?? schools[0];
  const known = { ...form, schoolId: school?.schoolId ?? '', firstOn: form.firstOn < today ? today : form.firstOn };
  const gift = giftOf(known);
  return {
    form: known,
    schools: schools.map(({ schoolId, name }) => ({ key: schoolId, label: name })),
    receiver: school?.receiver ? receiverText(school.receiver, school.name) : '',
    first: dateText(known.firstOn),
    plan: gift !== null && known.isSplit ? instalmentLines(gift) : [],
    fault: '',
    refusal: null,
  };
}

/** Why it cannot be sent yet; empty when it can. */
export function faultOf(form: Form): string {
  if (form.kind === 'goods' && form.what.trim() === '') return '请写捐什么、多少，例如“棉衣 60 件”。';
  if (form.kind === 'service' && form.what.trim() === '') return '请写能做什么，例如“每月来上一次美术课”。';
  return giftOf(form) === null ? '请写多少元，例如 2000。' : '';
}

export function toInput(form: Form): Input<'donation.statePledge'> | null {
  const gift = giftOf(form);
  const note = form.note.trim();
  return gift && { schoolId: form.schoolId, gift, note: note === '' ? null : note, anonymous: !form.isNamed };
}

function giftOf({ kind, amount, isSplit, firstOn, times, every, what }: Form): Gift | null {
  if (kind !== 'money') return what.trim() === '' ? null : { kind, what: what.replace(/\s+/g, ' ').trim() };
  const totalFen = toFen(amount) ?? 0;
  const instalments = instalmentsOf(totalFen, firstOn, isSplit ? times : 1, every);
  return instalments.length === 0 ? null : { kind, totalFen, instalments };
}
