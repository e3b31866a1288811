import type { NetworkState } from '../../messages';
import { fill, h } from '../dom';
import { timeOfDay } from '../times';

export interface StatusBar {
  element: HTMLElement;
  setNetwork(state: NetworkState): void;
  setClock(offsetMs: number): void;
  setPerson(name: string): void;
  setTint(textStyle: 'black' | 'white'): void;
}

/** Time, person and network. In a narrow window the person's name opens the panel. */
export function createStatusBar(onPerson: () => void): StatusBar {
  const time = h('span', { class: 'status-time' });
  const person = h('button', { class: 'status-person', type: 'button', onClick: onPerson });
  const network = h('span', { class: 'status-network' });
  const element = h('div', { class: 'status-bar', 'data-tint': 'black' }, time, person, network);
  let offset = 0;
  const tick = () => fill(time, timeOfDay(new Date(Date.now() + offset)));
  setInterval(tick, 1000);
  tick();
  return {
    element,
    setNetwork: (state) => fill(network, ...networkSign(state)),
    setClock: (offsetMs) => {
      offset = offsetMs;
      tick();
    },
    setPerson: (name) => {
      fill(person, name);
      person.setAttribute('aria-label', `${name}，换人和设置`);
    },
    setTint: (textStyle) => element.setAttribute('data-tint', textStyle),
  };
}

function networkSign(state: NetworkState): (Node | string)[] {
  if (state === 'lost') return [h('span', { class: 'status-lost' }, '无网络')];
  const bars = h('span', { class: 'signal', 'data-strength': state === 'slow' ? 1 : 4, role: 'img' });
  bars.setAttribute('aria-label', state === 'slow' ? '信号弱' : '信号好');
  for (let bar = 0; bar < 4; bar++) bars.append(h('i'));
  const words = { good: '4G', slow: '慢', lostAnswer: '丢回应', twice: '发两次' }[state];
  return [bars, words];
}
