import type { Act } from '../platform/act';
import { now } from '../platform/clock';
import { newKey } from '../platform/ids';
import { isCalledByPhone } from '../platform/source';
import { withLease } from '../platform/lease';
import { sendNoticeReminders } from './notice-reminders';
import { announcePayments } from './payment-announcements';

/** The one timer, and what wakes it early: work that is due, by lease, so that a doubled call does nothing twice. */
export async function main(): Promise<{ ran: boolean }> {
  if (isCalledByPhone()) return { ran: false };
  const moment = now();
  const act: Act = { ...moment, actor: { id: 'jobs', name: '' }, action: 'jobs', key: newKey(), inputHash: '' };
  const ran = await withLease('messages', moment.at, async () => {
    await sendNoticeReminders(act);
    await announcePayments(act);
  });
  return { ran };
}
