import type { Failure } from '../../../services/answer';
import { failed, type Screen } from '../../../text/screen';

/** What a donor's page shows when it has nothing; a stranger is led to the invitation. */
export interface DonorScreen extends Screen {
  readonly isStranger: boolean;
}

/** As on every page, but one who belongs to nobody hears of the invitation, not of children. */
export function failedForDonor(failure: Failure, shown: Screen): DonorScreen {
  const screen = failed(failure, shown);
  const isStranger = failure.code === 'not-bound';
  if (!isStranger || screen.problem === null) return { ...screen, isStranger };
  const next = '请填学校给您的邀请码。';
  return { ...screen, isStranger, problem: { ...screen.problem, text: '这里凭学校的邀请打开', next } };
}
