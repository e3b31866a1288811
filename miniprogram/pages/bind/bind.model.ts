import type { Relation } from '../../../contract/vocabulary';
import type { Answer } from '../../services/answer';
import { isWholeCode } from '../../text/code';
import { relationNotes, relations } from '../../text/labels';
import { toProblem, type Problem } from '../../text/problem';

export interface Choice {
  readonly value: Relation;
  readonly text: string;
  readonly note: string;
  readonly icon: string;
}

export interface BindView {
  /** The code first, then who the child is and who is asking. */
  readonly step: 'code' | 'relation';
  readonly code: string;
  readonly isWhole: boolean;
  readonly pupil: string;
  readonly place: string;
  readonly choices: readonly Choice[];
  readonly relation: Relation | '';
  /** What the last button says: 我是孩子的妈妈. */
  readonly promise: string;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
}

const choices: readonly Choice[] = (Object.keys(relations) as Relation[]).map((value) => ({
  value,
  text: relations[value],
  note: relationNotes[value],
  icon: `/images/relation-${value}.svg`,
}));

export const blank: BindView = {
  step: 'code',
  code: '',
  isWhole: false,
  pupil: '',
  place: '',
  choices,
  relation: '',
  promise: '',
  isBusy: false,
  problem: null,
};

export function withCode(code: string): Partial<BindView> {
  return { code, isWhole: isWholeCode(code), problem: null };
}

/** The scan led nowhere. */
export function unreadableScan(): Partial<BindView> {
  return { problem: toProblem({ ok: false, code: 'code-invalid' }) };
}

export function toPreview(answer: Answer<'identity.previewBinding'>): Partial<BindView> {
  if (!answer.ok) return { isBusy: false, problem: toProblem(answer) };
  const { pupilName, schoolName, className } = answer.data;
  return { step: 'relation', pupil: pupilName, place: `${schoolName} ${className}`, isBusy: false, problem: null };
}

export function withRelation(relation: Relation): Partial<BindView> {
  return {
    relation,
    promise: relation === 'institution' ? '对，孩子在我们福利机构' : `对，我是孩子的${promises[relation]}`,
    problem: null,
  };
}

const promises: Record<Exclude<Relation, 'institution'>, string> = {
  father: '爸爸',
  mother: '妈妈',
  grandparent: '爷爷（奶奶）',
  'other-kin': '亲戚',
  'lawful-guardian': '法定监护人',
  'entrusted-carer': '受委托照护人',
};

/** The page to go to, or what went wrong. A child who is bound already is as good as bound. */
export function toOutcome(answer: Answer<'identity.bindChild'>): { url: string } | { problem: Problem } {
  const isBound = answer.ok || answer.code === 'already-bound';
  return isBound ? { url: '/pages/done/done?kind=bound' } : { problem: toProblem(answer) };
}
