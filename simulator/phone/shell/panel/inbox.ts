import type { InboxMessage } from '../../../client';
import { fill, h } from '../dom';
import { templateTitle } from '../templates';
import { dayAndTime } from '../times';

export interface InboxView {
  element: HTMLElement;
  update(messages: InboxMessage[]): void;
}

/** The person's subscribe messages, the newest first; a tap opens the message's page in the phone. */
export function createInboxView(onOpen: (message: InboxMessage) => void): InboxView {
  const element = h('div', { class: 'inbox' });
  const update = (messages: InboxMessage[]) =>
    fill(
      element,
      ...[...messages].sort((a, b) => b.at.localeCompare(a.at)).map((message) => card(message, onOpen)),
      messages.length === 0 && h('p', { class: 'empty' }, '还没有消息。同意接收以后，发来的提醒会在这里。'),
    );
  update([]);
  return { element, update };
}

function card(message: InboxMessage, onOpen: (message: InboxMessage) => void): HTMLElement {
  const [first, ...rest] = Object.values(message.data).map(({ value }) => value);
  return h(
    'button',
    { type: 'button', class: 'message', onClick: () => onOpen(message) },
    h(
      'span',
      { class: 'message-head' },
      templateTitle(message.templateId),
      h('time', { datetime: message.at }, dayAndTime(message.at)),
    ),
    h('b', {}, first),
    ...rest.map((value) => h('span', { class: 'message-line' }, value)),
    h('span', { class: 'message-open' }, '进入小程序查看'),
  );
}
