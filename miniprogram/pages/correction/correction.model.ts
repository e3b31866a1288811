import type { CorrectableField } from '../../../contract/correction';
import type { Answer } from '../../services/answer';
import { fieldText, pupilFields } from '../../text/changes';
import { toProblem, type Problem } from '../../text/problem';
import { failed, loading, ready, type Screen } from '../../text/screen';

export interface CorrectionView extends Screen {
  readonly name: string;
  readonly label: string;
  readonly current: string;
  readonly way: 'text' | 'day' | 'choice';
  readonly hint: string;
  readonly longest: number;
  readonly to: string;
  /** The day that was chosen, in words. */
  readonly dayText: string;
  /** Said on the button where there is nothing to fill in. */
  readonly action: string;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

export const blank: CorrectionView = {
  ...loading,
  name: '',
  label: '',
  current: '',
  way: 'text',
  hint: '',
  longest: 20,
  to: '',
  dayText: '',
  action: '交给学校核对',
  isSending: false,
  refusal: null,
};

export const firstField: CorrectableField = 'name';

const hints: Partial<Record<CorrectableField, string>> = {
  name: '照户口本上的写',
  village: '写村名',
  head: '户口本第一页的名字',
  idNumber: '照户口本，18 位',
  enrolmentNo: 'G、J 或 L 开头，问班主任要',
};

/** The value as the register shows it; null where there is none. */
export function seenOf(answer: Answer<'ledger.getMyChild'>, field: string): string | null {
  if (!answer.ok) return null;
  return answer.data.fields.find((one) => one.field === field)?.value ?? null;
}

export function toView(
  answer: Answer<'ledger.getMyChild'>,
  field: CorrectableField,
  shown: CorrectionView,
  draft: string,
): Partial<CorrectionView> {
  if (!answer.ok) return failed(answer, shown);
  const seen = seenOf(answer, field);
  const isChoice = field === 'boarding';
  const other = seen === 'yes' ? 'no' : 'yes';
  return {
    ...ready,
    name: answer.data.name,
    label: pupilFields[field],
    current: fieldText(field, seen),
    way: isChoice ? 'choice' : field === 'bornOn' ? 'day' : 'text',
    hint: hints[field] ?? '',
    longest: field === 'idNumber' || field === 'enrolmentNo' ? 30 : 20,
    to: isChoice ? other : draft,
    dayText: field === 'bornOn' && draft !== '' ? fieldText(field, draft) : '',
    action: isChoice ? `应该是${fieldText(field, other)}，请学校改` : blank.action,
  };
}

export function toOutcome(answer: Answer<'ledger.requestCorrection'>): { url: string } | { refusal: Problem } {
  return answer.ok ? { url: '/pages/done/done?kind=corrected' } : { refusal: toProblem(answer) };
}
