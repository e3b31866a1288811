import { Collection } from '../platform/collection';

export type DeliveryState = 'queued' | 'sent' | 'refused' | 'failed';

/** One message to one person for one cause. `_id` is the two together, so that nobody is told twice. */
export interface Delivery {
  readonly _id: string;
  readonly rev: number;
  readonly causeId: string;
  readonly openid: string;
  readonly pupilIds: readonly string[];
  readonly classIds: readonly string[];
  readonly state: DeliveryState;
  /** WeChat's error code when it was refused or failed. */
  readonly errCode: number | null;
  readonly queuedAt: string;
  readonly settledAt: string | null;
}

export const outbox = new Collection<Delivery>('outbox');

export function deliveryId(causeId: string, openid: string): string {
  return `${causeId}.${openid}`;
}
