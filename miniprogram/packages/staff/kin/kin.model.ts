import type { Output } from '../../../../contract/index';
import type { Relation } from '../../../../contract/vocabulary';
import type { Answer, Failure } from '../../../services/answer';
import { chinaDay, dateText } from '../../../text/dates';
import { relations } from '../../../text/labels';
import { toProblem, type Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';

type Declarations = Output<'identity.listKin'>;

export interface Line {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
}

/** A colleague's declaration, which a leader may end. */
export interface Declared extends Line {
  readonly personId: string;
  readonly pupilId: string;
}

/** Step by step: the name, which child of that name, what the child is to the caller. */
export interface Form {
  readonly name: string;
  readonly found: readonly Line[];
  readonly pupilId: string;
  readonly relation: Relation | '';
  /** Said when the school has no such child. */
  readonly none: string;
}

export interface KinView extends Screen {
  readonly own: readonly Line[];
  readonly others: readonly Declared[];
  readonly isLeader: boolean;
  readonly form: Form;
  readonly relationOptions: readonly { readonly key: Relation; readonly label: string }[];
  readonly promise: string;
  readonly asking: Declared | null;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

/** As one says it of oneself. */
const kinWords: Record<Relation, string> = { ...relations, 'other-kin': '亲戚' };

export const emptyForm: Form = { name: '', found: [], pupilId: '', relation: '', none: '' };

export const blank: KinView = {
  ...loading,
  own: [],
  others: [],
  isLeader: false,
  form: emptyForm,
  relationOptions: (Object.keys(relations) as Relation[]).map((key) => ({ key, label: kinWords[key] })),
  promise: '',
  asking: null,
  isSending: false,
  refusal: null,
};

export function toView(answer: Answer<'identity.listKin'>, shown: Screen): Partial<KinView> {
  if (!answer.ok) return failed(answer, shown);
  const { own, others } = answer.data;
  return {
    ...ready,
    own: own.map((one) => ({ key: one.pupilId, heading: one.pupilName, note: noteOf(one, '我') })),
    others: others.map((one) => ({
      key: `${one.personId} ${one.pupilId}`,
      personId: one.personId,
      pupilId: one.pupilId,
      heading: `${one.name}和${one.pupilName}`,
      note: noteOf(one, one.name),
    })),
  };
}

/** What was typed; what was found before is no longer meant. */
export function withName(name: string): Partial<KinView> {
  return { form: { ...emptyForm, name }, promise: '', refusal: null };
}

export function withFound(form: Form, answer: Answer<'identity.findKin'>): Partial<KinView> {
  if (!answer.ok) return refused(answer);
  const found = answer.data.pupils.map(({ pupilId, name, className }) => ({
    key: pupilId,
    heading: name,
    note: className,
  }));
  const none = found.length === 0 ? '本校没有叫这个名字的学生。请写全名，再看一遍有没有写错。' : '';
  const [only, ...others] = found;
  return withChoice({ ...form, found, none, pupilId: only && others.length === 0 ? only.key : '', relation: '' }, {});
}

/** A child or a relation was chosen. */
export function withChoice(form: Form, chosen: Partial<Pick<Form, 'pupilId' | 'relation'>>): Partial<KinView> {
  const next = { ...form, ...chosen };
  const pupil = next.found.find(({ key }) => key === next.pupilId);
  const promise = pupil && next.relation !== '' ? `我是${pupil.heading}的${kinWords[next.relation]}，申报` : '';
  return { form: next, promise, isSending: false, refusal: null };
}

export function refused(failure: Failure): Partial<KinView> {
  return { isSending: false, asking: null, refusal: toProblem(failure) };
}

export const declared: Partial<KinView> = { isSending: false, form: emptyForm, promise: '', refusal: null };
export const ended: Partial<KinView> = { isSending: false, asking: null, refusal: null };

function noteOf(
  { className, relation, declaredAt }: Omit<Declarations['own'][number], 'pupilId' | 'pupilName'>,
  who: string,
): string {
  return `${className}，${who}是孩子的${kinWords[relation]}，${dateText(chinaDay(new Date(declaredAt)))}申报`;
}
