import type { Output } from '../../../contract/index';
import { instantText } from '../../text/dates';

type Issued = Output<'identity.issueBindingCode'>;

/** What is shown to a family or a colleague, and what is printed for them. */
export interface Slip {
  readonly heading: string;
  /** For whom it is, as it stands on the paper. */
  readonly to: string;
  readonly code: string;
  /** Letter by letter, so that it is read out one at a time. */
  readonly spelled: string;
  readonly until: string;
  readonly steps: readonly string[];
  /** Path of the picture; empty where WeChat made none. */
  readonly picture: string;
}

/** For the family of a pupil. */
export function bindingSlip(pupil: string, issued: Pick<Issued, 'code' | 'expiresAt'>, picture: string): Slip {
  return {
    ...basics(issued, picture),
    heading: `给${pupil}的家长`,
    to: `${pupil}的家长`,
    steps: steps(picture, '我是家长'),
  };
}

/** For another guardian of the own child, made by a guardian. */
export function familySlip(pupil: string, issued: Pick<Issued, 'code' | 'expiresAt'>, picture: string): Slip {
  return { ...bindingSlip(pupil, issued, picture), heading: `给${pupil}的另一位家长` };
}

/** For a colleague. */
export function invitationSlip(name: string, issued: Issued, picture: string): Slip {
  return { ...basics(issued, picture), heading: `给${name}`, to: name, steps: steps(picture, '我是学校老师') };
}

/** For a donor: the way in is not on the first screen, since nobody is asked there to give. */
export function donorSlip(name: string, issued: Issued, picture: string): Slip {
  return { ...basics(issued, picture), heading: `给${name}`, to: name, steps: steps(picture, '我的”→“我是捐赠人') };
}

/** The words of a printed slip. */
export function slipText({ to, code, until, steps }: Slip): string {
  return [`${to}：`, ...steps.map((step, index) => `${index + 1}. ${step}`), `您的码：${code}`, until].join('\n');
}

function basics(
  { code, expiresAt }: Pick<Issued, 'code' | 'expiresAt'>,
  picture: string,
): Pick<Slip, 'code' | 'spelled' | 'until' | 'picture'> {
  return { code, spelled: code.split('').join(' '), until: `${instantText(expiresAt)}前有效，只能用一次`, picture };
}

function steps(picture: string, choice: string): string[] {
  const typed = [`打开微信小程序“助学通”，点“${choice}”。`, '填上这 8 个字，看清是谁，再点确认。'];
  return picture === ''
    ? typed
    : ['用微信扫这个码，看清是谁，再点确认。', `扫不了也行：打开“助学通”，点“${choice}”，填这 8 个字。`];
}
