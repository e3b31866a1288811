import type { FrameMessage, ShellMessage } from '../messages';
import { h } from './dom';

/** The iframe with the mini-program, and the line to it. */
export interface FrameLink {
  element: HTMLIFrameElement;
  send(message: ShellMessage): void;
  /** Loads the program anew. */
  load(): void;
  unload(): void;
}

export function createFrameLink(onMessage: (message: FrameMessage) => void): FrameLink {
  const element = h('iframe', { class: 'frame', title: '小程序', allow: 'clipboard-write; microphone' });
  addEventListener('message', (event: MessageEvent<FrameMessage>) => {
    if (event.source !== element.contentWindow || event.origin !== location.origin) return;
    onMessage(event.data);
  });
  return {
    element,
    send: (message) => element.contentWindow?.postMessage(message, location.origin),
    load: () => {
      element.src = '/frame.html';
    },
    unload: () => element.removeAttribute('src'),
  };
}
