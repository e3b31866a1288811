import { isVisible, type Notice } from '../../domain/notice/notice';
import type { Caller } from '../platform/caller';
import { wardsIn } from './audience';

/** Why a guardian does not see this notice; null when it is open to them. A withdrawn one says so to those who could see it. */
export function opened(caller: Caller, notice: Notice | null, at: string): 'not-found' | 'notice-withdrawn' | null {
  if (!notice || wardsIn(caller, notice).length === 0) return 'not-found';
  if (notice.state === 'withdrawn') return wasVisible(notice) ? 'notice-withdrawn' : 'not-found';
  return isVisible(notice, at) ? null : 'not-found';
}

/** Whether a withdrawn notice had come out when it was withdrawn. */
function wasVisible({ publishAt, history }: Notice): boolean {
  const withdrawnAt = history.find(({ action }) => action === 'withdraw')?.at;
  return publishAt !== null && withdrawnAt !== undefined && publishAt <= withdrawnAt;
}
