import type { InboxMessage } from '../../client';
import { h } from './dom';
import { icon } from './icon';
import { templateTitle } from './templates';

const SHOWN_MS = 6000;

/** The strip at the top of the phone when a message arrives. */
export interface Banner {
  element: HTMLElement;
  show(message: InboxMessage): void;
  hide(): void;
}

export function createBanner(onOpen: (message: InboxMessage) => void): Banner {
  const element = h('div', { class: 'banner-place', 'aria-live': 'polite' });
  let timer: number | undefined;
  const hide = () => {
    clearTimeout(timer);
    element.replaceChildren();
  };
  return {
    element,
    hide,
    show: (message) => {
      hide();
      const open = () => {
        hide();
        onOpen(message);
      };
      element.append(
        h(
          'button',
          { type: 'button', class: 'banner', onClick: open },
          h('span', { class: 'banner-icon' }, icon('inbox', 20)),
          h(
            'span',
            { class: 'banner-text' },
            h('b', {}, `服务通知 · ${templateTitle(message.templateId)}`),
            h('span', {}, summary(message)),
          ),
        ),
      );
      timer = window.setTimeout(hide, SHOWN_MS);
    },
  };
}

/** The values of a message in one line. */
export const summary = (message: InboxMessage): string =>
  Object.values(message.data)
    .map(({ value }) => value)
    .join(' · ');
