import type { Role } from '../../../../contract/roles';
import type { Answer, Failure } from '../../../services/answer';
import type { Workplace } from '../../../services/workplace';
import { changeText } from '../../../text/changes';
import { dateText, instantText } from '../../../text/dates';
import { failed, loading, ready, type Screen } from '../../../text/screen';
import { enrolled, toStanding, type StandingView } from './standing.model';

export interface PupilView extends Screen {
  readonly pupilId: string;
  readonly rev: number;
  readonly standing: StandingView;
  /** The caller may see what the parents have consented to. */
  readonly mayAsk: boolean;
  readonly name: string;
  readonly mark: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly history: readonly { readonly key: string; readonly who: string; readonly lines: readonly string[] }[];
}

export const blank: PupilView = {
  ...loading,
  pupilId: '',
  rev: 0,
  mayAsk: false,
  standing: enrolled,
  name: '',
  mark: '',
  fields: [],
  history: [],
};

const none = '没有';
const asking: readonly Role[] = ['classTeacher', 'moralEducation', 'leader'];

/** Who uses consents sees them. */
export function mayAsk(place: Workplace | Failure): boolean {
  return !('ok' in place) && place.roles.some((role) => asking.includes(role));
}

export function toView(answer: Answer<'ledger.getPupil'>, shown: Screen): Partial<PupilView> {
  if (!answer.ok) return failed(answer, shown);
  const { name, className, boarder, village, head, idNumber, enrolmentNo, bornOn, withoutId, history } = answer.data;
  return {
    ...ready,
    pupilId: answer.data.pupilId,
    rev: answer.data.rev,
    standing: toStanding(answer.data),
    name,
    mark: withoutId ? '还没有身份证号' : '',
    fields: [
      { label: '班级', value: className },
      { label: '住校', value: boarder ? '住校' : '走读' },
      { label: '村', value: village },
      { label: '户主', value: head },
      { label: '出生日期', value: bornOn === null ? none : dateText(bornOn) },
      { label: '身份证号', value: idNumber ?? none },
      { label: '学籍号', value: enrolmentNo ?? none },
    ],
    history: history.map(({ at, by, changes }, index) => ({
      key: `${at}-${index}`,
      who: `${instantText(at)}，${by}`,
      lines: changes.map(changeText),
    })),
  };
}
