import type { Act } from '../platform/act';
import { withLease } from '../platform/lease';
import { batches } from '../subsidy/batch.store';
import { notices } from '../notice/notice.store';
import { sendNoticeReminders } from './notice-reminders';
import { announcePayments } from './payment-announcements';

/**
 * Sends what waits to be sent, and looks again after the lease is given back: what came meanwhile found the lease taken. False when another
 * instance is at it.
 */
export async function sendMessages(act: Act): Promise<boolean> {
  while (await messagesWait()) {
    const ran = await withLease('messages', act.at, async () => {
      await sendNoticeReminders(act);
      await announcePayments(act);
    });
    if (!ran) return false;
  }
  return true;
}

async function messagesWait(): Promise<boolean> {
  const only = { limit: 1, fields: ['_id'] };
  const [reminders, announcements] = await Promise.all([
    notices.collection.find({ where: { reminderPending: true }, ...only }),
    batches.collection.find({ where: { announcement: 'pending' }, ...only }),
  ]);
  return reminders.length + announcements.length > 0;
}
