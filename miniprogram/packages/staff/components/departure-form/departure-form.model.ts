import type { Input } from '../../../../../contract/index';
import { recordedDepartures, type RecordedDeparture } from '../../../../../contract/departure';
import { departures } from '../../../../text/standings';

export interface Form {
  readonly departure: RecordedDeparture | '';
  readonly on: string;
  readonly reason: string;
}

export const kinds = recordedDepartures.map((key) => ({ key, label: departures[key] }));

/** What one writes, and what happens then: nobody is to be hurt by a message. */
export const hints: Record<RecordedDeparture, { readonly placeholder: string; readonly effect: string }> = {
  transferred: {
    placeholder: '比如：随父母去了省城的学校',
    effect: '记下以后，班级名单、通知和提醒里都不再有这个孩子。',
  },
  left: {
    placeholder: '比如：十一月起没来上课，家访找不到人',
    effect: '记下以后，班级名单、通知和提醒里都不再有这个孩子。',
  },
  deceased: { placeholder: '比如：因病', effect: '记下以后，马上停止所有通知和提醒，家长的手机上不再出现这个孩子。' },
};

export const noHint = { placeholder: '写一句原因', effect: '' };

export function faultOf({ departure, reason }: Form): string {
  if (departure === '') return '先选是哪一种。';
  return reason.trim() === '' ? '请写一句原因。' : '';
}

export function toInput(pupilId: string, rev: number, form: Form): Input<'ledger.recordDeparture'> | null {
  const { departure, on, reason } = form;
  return departure === '' || reason.trim() === '' ? null : { pupilId, rev, departure, on, reason: reason.trim() };
}
