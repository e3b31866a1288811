import type { Output } from '../../../contract/index';
import type { Answer } from '../../services/answer';
import { fieldText, pupilFields } from '../../text/changes';
import { dateText, dayText } from '../../text/dates';
import { correctionStates, labelOf, needCategories, relations } from '../../text/labels';
import type { Problem } from '../../text/problem';
import { failed, loading, ready, type Screen } from '../../text/screen';

type Child = Output<'ledger.getMyChild'>;
type Correction = Child['corrections'][number];

export interface Line {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
  readonly value: string;
}

export interface Wish {
  readonly id: string;
  readonly heading: string;
  readonly state: string;
  readonly isWaiting: boolean;
  readonly note: string;
  readonly mayWithdraw: boolean;
}

export interface ChildView extends Screen {
  /** Several children are told apart by a tap. */
  readonly children: readonly { readonly key: string; readonly label: string }[];
  readonly pupilId: string;
  readonly name: string;
  readonly place: string;
  readonly fields: readonly Line[];
  readonly needs: readonly Line[];
  readonly wishes: readonly Wish[];
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

export const blank: ChildView = {
  ...loading,
  children: [],
  pupilId: '',
  name: '',
  place: '',
  fields: [],
  needs: [],
  wishes: [],
  isSending: false,
  refusal: null,
};

const wishesShown = 5;

export function toChoice({ children }: Output<'identity.me'>, wanted: string): Pick<ChildView, 'children' | 'pupilId'> {
  const known = children.find(({ pupilId }) => pupilId === wanted) ?? children[0];
  return {
    children: children.length > 1 ? children.map(({ pupilId, name }) => ({ key: pupilId, label: name })) : [],
    pupilId: known?.pupilId ?? '',
  };
}

export function toView(answer: Answer<'ledger.getMyChild'>, shown: Screen): Partial<ChildView> {
  if (!answer.ok) return failed(answer, shown);
  const { name, schoolName, className, fields, needs, corrections } = answer.data;
  return {
    ...ready,
    name,
    place: `${schoolName} ${className}`,
    fields: fields.map(({ field, value }) => ({
      key: field,
      heading: pupilFields[field],
      note: '',
      value: fieldText(field, value),
    })),
    needs: needs.map(({ category, since }) => ({
      key: category,
      heading: labelOf(needCategories, category),
      note: '',
      value: `${dateText(since)}起`,
    })),
    wishes: corrections.slice(0, wishesShown).map(toWish),
  };
}

function toWish({ correctionId, field, from, to, state, relation, mayWithdraw, history }: Correction): Wish {
  const last = history[history.length - 1];
  const reason = last?.reason ? `，${last.reason}` : '';
  const isWaiting = state === 'submitted' || state === 'verified';
  return {
    id: correctionId,
    heading: `${pupilFields[field]}：${fieldText(field, from)} → ${fieldText(field, to)}`,
    state: labelOf(correctionStates, state),
    isWaiting,
    note: isWaiting
      ? `${relations[relation]}${dayText(history[0]?.at ?? '')}提出`
      : `${dayText(last?.at ?? '')}${reason}`,
    mayWithdraw,
  };
}

/** What is asked before a wish is taken back. */
export function withdrawing({ heading }: Wish) {
  return { title: '不改了？', content: heading, confirmText: '撤回' };
}
