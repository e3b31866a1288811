import type { Output } from '../../contract/index';
import { roles } from './labels';

/** What an invitation offers, as it is shown before it is accepted. */
export interface Offer {
  readonly schoolName: string;
  readonly invited: string;
  readonly duties: readonly string[];
  readonly by: string;
  /** What the button says. */
  readonly promise: string;
}

export function toOffer({ as, name, schoolName, duties, by }: Output<'identity.previewInvitation'>): Offer {
  return {
    schoolName,
    invited: as === 'donor' ? `邀请${name}捐赠` : `邀请${name}`,
    duties: duties.map(({ role, className }) => (className === null ? roles[role] : `${className}${roles[role]}`)),
    by: by === null || by === '' ? '' : `邀请人：${by}`,
    promise: as === 'donor' ? '接受邀请' : '对，加入学校',
  };
}
