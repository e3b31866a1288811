import { Collection } from '../platform/collection';

export type DeliveryState = 'queued' | 'sent' | 'refused' | 'failed';

interface Delivery {
  readonly _id: string;
  readonly pupilIds: readonly string[];
  readonly state: DeliveryState;
}

const better: readonly DeliveryState[] = ['queued', 'failed', 'refused', 'sent'];

/** What became of a reminder, pupil by pupil: the best of what happened to its guardians. */
export class DeliveryReader {
  private readonly collection = new Collection<Delivery>('outbox');

  async byPupil(causeId: string, classId: string): Promise<Map<string, DeliveryState>> {
    const states = new Map<string, DeliveryState>();
    for await (const page of this.collection.pages({ causeId, classIds: classId }, ['pupilIds', 'state'])) {
      for (const { pupilIds, state } of page) {
        for (const pupilId of pupilIds) {
          const before = states.get(pupilId);
          if (!before || better.indexOf(state) > better.indexOf(before)) states.set(pupilId, state);
        }
      }
    }
    return states;
  }
}

export const deliveryReader = new DeliveryReader();
