import type { Answer } from '../../services/answer';
import { namesText } from '../../text/names';
import { dayText, dueText, instantText } from '../../text/dates';
import { toProblem, type Problem } from '../../text/problem';
import { failed, loading, ready, type Screen } from '../../text/screen';

export interface NoticeView extends Screen {
  readonly heading: string;
  readonly from: string;
  readonly due: string;
  readonly body: string;
  readonly telephone: string;
  /** The big button is there. */
  readonly asks: boolean;
  /** Said instead of the button once it is signed. */
  readonly signed: string;
  readonly isSending: boolean;
  /** Why signing did not work. */
  readonly refusal: Problem | null;
}

export const blank: NoticeView = {
  ...loading,
  heading: '',
  from: '',
  due: '',
  body: '',
  telephone: '',
  asks: false,
  signed: '',
  isSending: false,
  refusal: null,
};

/** `isKept`: the signature is still on the phone. */
export function toView(
  answer: Answer<'notice.getMine'>,
  shown: Screen,
  isKept: boolean,
  now: Date,
): Partial<NoticeView> {
  if (!answer.ok) return failed(answer, shown);
  const { title, schoolName, pupilNames, publishAt, dueOn, body, telephone, level, acknowledgedAt } = answer.data;
  const isOpen = level === 'acknowledge' && acknowledgedAt === null;
  return {
    ...ready,
    heading: title,
    from: `${schoolName}给${namesText(pupilNames)}家里的，${dayText(publishAt)}`,
    due: dueOn !== null && isOpen ? `请签收，${dueText(dueOn, now)}` : '',
    body,
    telephone,
    asks: isOpen && !isKept,
    signed: isKept ? '您的签收已经记下，有网时自动送出' : acknowledgedAt ? `${instantText(acknowledgedAt)}签收了` : '',
  };
}

/** What follows the tap: the page to go to, or what went wrong. */
export function toOutcome(answer: Answer<'notice.acknowledge'>): { url: string } | { refusal: Problem } {
  if (answer.ok)
    return { url: `/pages/done/done?kind=acknowledged&at=${encodeURIComponent(answer.data.acknowledgedAt)}` };
  return answer.code === 'kept' ? { url: '/pages/done/done?kind=acknowledged&kept=1' } : { refusal: toProblem(answer) };
}
