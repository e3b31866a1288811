import type { Relation } from '../../../contract/vocabulary';
import type { Slip } from '../../components/code-slip/code-slip.model';
import type { Answer, Failure } from '../../services/answer';
import { instantText } from '../../text/dates';
import { relations } from '../../text/labels';
import { toProblem, type Problem } from '../../text/problem';
import { failed, loading, ready, type Screen } from '../../text/screen';

export interface OpenCode {
  readonly id: string;
  readonly code: string;
  readonly expiresAt: string;
  readonly note: string;
}

export interface WardView extends Screen {
  readonly name: string;
  readonly place: string;
  readonly relation: string;
  /** What the class teacher has yet to record; empty when nothing. */
  readonly lacking: string;
  readonly mayInvite: boolean;
  readonly codes: readonly OpenCode[];
  readonly slip: Slip | null;
  readonly isBusy: boolean;
  readonly refusal: Problem | null;
}

export const blank: WardView = {
  ...loading,
  name: '',
  place: '',
  relation: '',
  lacking: '',
  mayInvite: false,
  codes: [],
  slip: null,
  isBusy: false,
  refusal: null,
};

export function toView(answer: Answer<'identity.getWard'>, shown: Screen): Partial<WardView> {
  if (!answer.ok) return failed(answer, shown);
  const { name, schoolName, className, relation, lacksBasis, mayInvite, codes } = answer.data;
  return {
    ...ready,
    name,
    place: `${schoolName} ${className}`,
    relation: relations[relation],
    lacking: lacksBasis ? (papers[relation] ?? usualPaper) : '',
    mayInvite,
    codes: codes.map(({ codeId, code, expiresAt }) => ({
      id: codeId,
      code,
      expiresAt,
      note: `${instantText(expiresAt)}前有效`,
    })),
  };
}

const usualPaper = '请把法院、村委会或民政部门给您的纸带给班主任看一看。';
const papers: Partial<Record<Relation, string>> = {
  'entrusted-carer': '请孩子的爸爸妈妈写一张委托照护告知书，交给班主任。',
};

/** What is asked before a binding ends. */
export function endingOf(name: string) {
  return {
    title: `不再绑定${name}？`,
    content: '您会看不到这个孩子的通知和补助。以后想再绑定，要找班主任拿新的码。',
    confirmText: '结束绑定',
  };
}

export function refused(failure: Failure): Partial<WardView> {
  return { isBusy: false, refusal: toProblem(failure) };
}
