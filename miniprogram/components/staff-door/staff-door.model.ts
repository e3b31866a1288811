import type { Role } from '../../../contract/roles';
import { noticeWriters, payers } from '../../text/offices';

/** What a family's list is about. */
export type List = 'notices' | 'disbursements';

export interface Door {
  readonly note: string;
  readonly text: string;
  readonly url: string;
}

const doors: Record<List, Door & { readonly roles: readonly Role[] }> = {
  notices: {
    note: '这里是给家长看的。学校的通知，从下面进。',
    text: '看学校的通知',
    url: '/packages/staff/notices/notices',
    roles: noticeWriters,
  },
  disbursements: {
    note: '这里是给家长看的。学校发的补助，从下面进。',
    text: '看补助发放',
    url: '/packages/finance/batches/batches',
    roles: [...payers, 'bureau'],
  },
};

/** Where this person's own list is; those whose office has none are led home. */
export function doorOf(list: List, held: readonly Role[]): Door {
  const { note, text, url, roles } = doors[list];
  if (held.some((role) => roles.includes(role))) return { note, text, url };
  return { note: '这里是给家长看的。您要办的事在首页。', text: '去首页', url: '' };
}
