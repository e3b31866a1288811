import { cloud } from '../platform/cloud';
import { messageOf } from '../platform/collection';
import { log } from '../platform/log';
import type { DeliveryState } from './outbox.store';

export interface SubscribeMessage {
  readonly openid: string;
  readonly templateId: string;
  /** The page that a tap on the message opens, with its query. */
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
}

export interface Outcome {
  readonly state: Exclude<DeliveryState, 'queued'>;
  readonly errCode: number | null;
}

/** 43101: no consent left; 43107: banned by the user. Source: WeChat, subscribeMessage.send. */
const refusals = [43101, 43107];
/** 43108: another message to the same person is on its way. */
const concurrent = 43108;

/** Sends one subscribe message; never throws. */
export async function sendSubscribeMessage(message: SubscribeMessage): Promise<Outcome> {
  const api = cloud.openapi.subscribeMessage as { send(options: object): Promise<unknown> };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { openid, templateId, page, data } = message;
      await api.send({ touser: openid, templateId, page, data, miniprogramState: 'formal', lang: 'zh_CN' });
      return { state: 'sent', errCode: null };
    } catch (error) {
      const errCode = codeOf(error);
      if (errCode === concurrent && attempt < 3) continue;
      if (errCode === null || !refusals.includes(errCode)) log('message-failed', { errCode, error: messageOf(error) });
      return { state: errCode !== null && refusals.includes(errCode) ? 'refused' : 'failed', errCode };
    }
  }
}

function codeOf(error: unknown): number | null {
  const code = typeof error === 'object' && error !== null ? (error as { errCode?: unknown }).errCode : null;
  return typeof code === 'number' ? code : null;
}
