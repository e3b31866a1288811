import { now } from '../platform/clock';
import { inParallel } from '../platform/parallel';
import { deliveryId, outbox, type Delivery } from './outbox.store';
import { sendSubscribeMessage, type SubscribeMessage } from './subscribe-message';

/** A message that one cause sends to one person about these pupils. */
export interface Letter extends SubscribeMessage {
  readonly pupilIds: readonly string[];
  readonly classIds: readonly string[];
}

const width = 4;

/**
 * Sends letters of one cause. Each is entered in the outbox before it leaves: a job that dies in between leaves it `queued` rather than sending twice.
 */
export async function deliver(causeId: string, letters: readonly Letter[]): Promise<void> {
  await inParallel(letters, width, async (letter) => {
    const entry: Delivery = {
      _id: deliveryId(causeId, letter.openid),
      rev: 1,
      causeId,
      openid: letter.openid,
      pupilIds: letter.pupilIds,
      classIds: letter.classIds,
      state: 'queued',
      errCode: null,
      queuedAt: now().at,
      settledAt: null,
    };
    if (!(await outbox.add(entry))) return;
    const outcome = await sendSubscribeMessage(letter);
    await outbox.replace(entry._id, 1, { rev: 2, ...outcome, settledAt: now().at });
  });
}

/** What WeChat accepts in a `thing` field: twenty characters, one line. */
export function thing(text: string): { value: string } {
  const letters = Array.from(text.replace(/\s+/g, ' ').trim());
  return { value: letters.length <= 20 ? letters.join('') : `${letters.slice(0, 19).join('')}\u2026` };
}
