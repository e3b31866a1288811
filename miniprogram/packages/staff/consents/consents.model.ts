import type { ConsentState, ConsentView, Purpose } from '../../../../contract/consent';
import type { Answer } from '../../../services/answer';
import { chinaDay, dateText } from '../../../text/dates';
import { relations } from '../../../text/labels';
import { failed, loading, ready, type Screen } from '../../../text/screen';

export interface Item {
  readonly key: Purpose;
  readonly heading: string;
  readonly state: string;
  readonly tone: 'success' | 'warning';
  readonly history: readonly string[];
}

export interface StaffConsentsView extends Screen {
  readonly name: string;
  readonly items: readonly Item[];
}

export const blank: StaffConsentsView = { ...loading, name: '', items: [] };

const headings: Record<Purpose, string> = {
  'typical-case': '写典型案例（不写名字）',
  sponsorship: '一对一结对',
  photo: '照片用于宣传',
};

const states: Record<ConsentState, string> = {
  never: '没有同意，不能用',
  stands: '同意了，可以用',
  expired: '到期了，不能用',
  withdrawn: '收回了，不能用',
  suspended: '暂停，不能用：同意的人被法院禁止接触孩子',
};

export function toView(answer: Answer<'identity.consentsOf'>, shown: Screen): Partial<StaffConsentsView> {
  if (!answer.ok) return failed(answer, shown);
  const { pupilName, consents } = answer.data;
  return { ...ready, name: pupilName, items: consents.map(toItem) };
}

function toItem({ purpose, state, until, history }: ConsentView): Item {
  return {
    key: purpose,
    heading: headings[purpose],
    state: until === null ? states[state] : `${states[state]}，到${dateText(until)}`,
    tone: state === 'stands' ? 'success' : 'warning',
    history: history.map(
      ({ event, by, at }) =>
        `${dateText(chinaDay(new Date(at)))}，${relations[by]}${event === 'give' ? '同意了' : '收回了同意'}`,
    ),
  };
}
