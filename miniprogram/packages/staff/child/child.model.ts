import type { BasisKind } from '../../../../contract/family';
import type { Output } from '../../../../contract/index';
import type { Answer, Failure } from '../../../services/answer';
import { basisKinds } from '../../../text/bases';
import { chinaDay, dateText, instantText } from '../../../text/dates';
import { gap } from '../../../text/gap';
import { relations } from '../../../text/labels';
import { toProblem, type Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';

type Guardians = Output<'identity.listGuardians'>;

export interface Line {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
}

export interface GuardianLine extends Line {
  /** On what the guardian stands; empty for those who need no paper, and for those whose paper nobody has recorded. */
  readonly basis: string;
  readonly lacksBasis: boolean;
  readonly basisKinds: readonly BasisKind[];
}

/** What is to be done to whom; a reason is asked for. */
export type Step = 'end' | 'bar' | 'lift';

export interface Asking {
  readonly step: Step;
  readonly personId: string;
  readonly heading: string;
  readonly note: string;
  readonly usual: readonly string[];
  readonly action: string;
}

export interface ChildView extends Screen {
  readonly name: string;
  readonly guardians: readonly GuardianLine[];
  readonly barred: readonly Line[];
  readonly codes: readonly Line[];
  /** A leader carries out what a court has decided. */
  readonly isLeader: boolean;
  readonly asking: Asking | null;
  /** The guardian whose paper is being recorded. */
  readonly founding: (GuardianLine & { readonly pupilId: string }) | null;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

export const blank: ChildView = {
  ...loading,
  name: '',
  guardians: [],
  barred: [],
  codes: [],
  isLeader: false,
  asking: null,
  founding: null,
  isSending: false,
  refusal: null,
};

export function toView(answer: Answer<'identity.listGuardians'>, shown: Screen): Partial<ChildView> {
  if (!answer.ok) return failed(answer, shown);
  const { pupilName, guardians, barred, codes } = answer.data;
  return {
    ...ready,
    name: pupilName,
    guardians: guardians.map(toGuardian),
    barred: barred.map(({ personId, relation, at, by }) => ({
      id: personId,
      heading: relations[relation],
      note: `${dateOf(at)}${by}记下的，发什么码都绑不上`,
    })),
    codes: codes.map(({ codeId, expiresAt, invitedBy }) => ({
      id: codeId,
      heading: invitedBy === null ? '还没用的绑定码' : `${relations[invitedBy]}给家里人的码，还没用`,
      note: `${instantText(expiresAt)}前有效`,
    })),
  };
}

/** One or two slips of the finger are not worth a word. */
const notableWrongCodes = 3;

function toGuardian(guardian: Guardians['guardians'][number]): GuardianLine {
  const { personId, relation, boundAt, wrongCodes, invitedBy, basis, basisKinds: kinds } = guardian;
  const guessed =
    wrongCodes >= notableWrongCodes ? `，绑定当天试错${gap}${wrongCodes}${gap}次，请核对是不是家里人` : '';
  return {
    id: personId,
    heading: relations[relation],
    note: `${dateOf(boundAt)}绑定${invitedBy === null ? '' : `，由${relations[invitedBy]}邀请`}${guessed}`,
    basis: basis === null ? '' : basisText(basis),
    lacksBasis: kinds.length > 0 && basis === null,
    basisKinds: kinds,
  };
}

function basisText({ kind, on, note }: NonNullable<Guardians['guardians'][number]['basis']>): string {
  return `依据：${basisKinds[kind]}，${dateText(on)}${note === null ? '' : `，${note}`}`;
}

/** With the year: a binding may be old. */
function dateOf(instant: string): string {
  return dateText(chinaDay(new Date(instant)));
}

const words: Record<Step, Pick<Asking, 'note' | 'usual' | 'action'>> = {
  end: {
    note: '马上就看不到这个孩子了。以后想再绑定，要新的码。',
    usual: ['绑错了孩子', '不再照管这个孩子', '换了微信号'],
    action: '结束绑定',
  },
  bar: {
    note: '绑定马上结束，以后家里人和班主任都不能让他再绑定，只有学校领导能解除。请写裁定书的名字和文号。',
    usual: ['人身安全保护令', '撤销监护人资格的判决'],
    action: '记下法院禁令',
  },
  lift: {
    note: '解除以后，有了新的码就能再绑定。请写依据。',
    usual: ['保护令到期了', '法院恢复了监护人资格', '记错了人'],
    action: '解除禁令',
  },
};

export function askingOf(step: Step, { id, heading }: Pick<Line, 'id' | 'heading'>): Asking {
  return { step, personId: id, heading: `${words[step].action}：${heading}`, ...words[step] };
}

/** What the page shows after a step that was refused; a step that someone else has taken meanwhile is shown by loading anew. */
export function refused(failure: Failure): Partial<ChildView> {
  return { isSending: false, asking: null, founding: null, refusal: toProblem(failure) };
}

export const done: Partial<ChildView> = { isSending: false, asking: null, refusal: null };
