import type { InboxMessage } from '../../client';
import type { Inbox } from '../inbox';
import { apiError } from './openapi';
import type { ApiAnswer, ApiHandler } from './openapi';

/** Longest text of each kind of template field; kinds without a limit here are checked by form. */
const TEXT_LIMITS = new Map(
  Object.entries({
    thing: 20,
    number: 32,
    letter: 32,
    symbol: 5,
    character_string: 32,
    time: 32,
    date: 32,
    amount: 20,
    phone_number: 17,
    car_number: 8,
    name: 20,
    phrase: 5,
  }),
);

const FORMS = new Map(
  Object.entries({
    thing: /^[^\n\r]+$/,
    number: /^-?\d+(\.\d+)?$/,
    letter: /^[A-Za-z]+$/,
    character_string: /^[\x20-\x7e]+$/,
    time: /^(\d{4}[年/-]\d{1,2}[月/-]\d{1,2}日?\s?)?\d{1,2}:\d{2}(:\d{2})?$|^\d{4}[年/-]\d{1,2}[月/-]\d{1,2}日?(\s?\d{1,2}:\d{2}(:\d{2})?)?$/,
    date: /^\d{4}[年/-]\d{1,2}[月/-]\d{1,2}日?(\s?\d{1,2}:\d{2}(:\d{2})?)?$/,
    amount: /^[¥￥$]?\d+(\.\d+)?元?$/,
    phone_number: /^[\d+() -]+$/,
    name: /^[\u4e00-\u9fa5·]{1,10}$|^[A-Za-z .·]{1,20}$/,
    phrase: /^[\u4e00-\u9fa5]{1,5}$/,
  }),
);

/** How long a message is under way: two to one person within this time disturb each other. */
const SENDING_MS = 20;

/** subscribeMessage.send: one consent, one message. */
export function messageApis(inbox: Inbox, now: () => number): Record<string, ApiHandler> {
  const sending = new Set<string>();
  return {
    'subscribeMessage.send': async (parameters) => {
      const { touser, template_id: templateId, page, data } = parameters;
      if (typeof touser !== 'string' || touser === '') return apiError(40003, 'invalid openid');
      if (typeof templateId !== 'string' || templateId === '') return apiError(40037, 'invalid template_id');
      const fault = dataFault(data);
      if (fault !== null) return apiError(47003, `argument invalid! ${fault}`);
      if (sending.has(touser)) return apiError(43108, 'sending messages to one user concurrently is not allowed');
      sending.add(touser);
      try {
        await new Promise((resolve) => setTimeout(resolve, SENDING_MS));
        const at = new Date(now()).toISOString();
        return deliver(inbox, touser, {
          at,
          templateId,
          page: typeof page === 'string' ? page : '',
          data: data as MessageData,
        });
      } finally {
        sending.delete(touser);
      }
    },
  };
}

type MessageData = Record<string, { value: string | number }>;

function deliver(
  inbox: Inbox,
  openid: string,
  message: Omit<InboxMessage, 'id' | 'data'> & { data: MessageData },
): ApiAnswer {
  const data = Object.fromEntries(
    Object.entries(message.data).map(([name, { value }]) => [name, { value: String(value) }]),
  );
  return inbox.deliver(openid, { ...message, data }) ? {} : apiError(43101, 'user refuse to accept the msg');
}

/** What is wrong with the fields of a message; null when nothing is. */
function dataFault(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) return 'data is empty';
  for (const [name, field] of Object.entries(data)) {
    const kind = /^([a-z_]+?)\d+$/.exec(name)?.[1];
    if (kind === undefined || !TEXT_LIMITS.has(kind)) return `data.${name} is not a field of a template`;
    const value: unknown =
      typeof field === 'object' && field !== null ? (field as { value?: unknown }).value : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') return `data.${name}.value is empty`;
    const text = String(value);
    const valid =
      text !== '' && Array.from(text).length <= (TEXT_LIMITS.get(kind) ?? 0) && (FORMS.get(kind)?.test(text) ?? true);
    if (!valid) return `data.${name}.value invalid`;
  }
  return null;
}
