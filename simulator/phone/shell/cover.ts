import { fill, h } from './dom';
import type { IconName } from './icon';
import { icon } from './icon';

/** What the screen shows while the program is not there: nobody holds the phone, it loads, or it was left. */
export interface Cover {
  element: HTMLElement;
  show(content: HTMLElement): void;
  showLoading(name: string): void;
  /** The phone's own screen, with the program one tap away. */
  showAway(onReturn: () => void, onScan: () => void): void;
  hide(): void;
}

export function createCover(): Cover {
  const element = h('div', { class: 'cover', hidden: true });
  const show = (content: HTMLElement) => {
    fill(element, content);
    element.hidden = false;
  };
  return {
    element,
    show,
    showLoading: (name) =>
      show(
        h(
          'div',
          { class: 'cover-loading', role: 'status' },
          h('span', { class: 'spinner dark' }),
          `${name}，正在打开小程序…`,
        ),
      ),
    showAway: (onReturn, onScan) =>
      show(
        h(
          'div',
          { class: 'cover-away' },
          appButton('phone', '回到小程序', onReturn),
          appButton('scan', '扫一扫', onScan),
        ),
      ),
    hide: () => {
      element.hidden = true;
      fill(element);
    },
  };
}

function appButton(name: IconName, text: string, onClick: () => void): HTMLButtonElement {
  return h(
    'button',
    { type: 'button', class: 'app-button', onClick },
    h('span', { class: 'app-icon' }, icon(name, 30)),
    text,
  );
}
