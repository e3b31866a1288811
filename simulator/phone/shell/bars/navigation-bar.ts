import type { NavigationBar } from '../../messages';
import { fill, h } from '../dom';
import { icon } from '../icon';

export interface NavigationBarActions {
  onBack: () => void;
  onHome: () => void;
  onMore: () => void;
  onLeave: () => void;
}

export interface NavigationBarView {
  bar: HTMLElement;
  /** The two buttons at the right, which stay when the page draws its own bar. */
  capsule: HTMLElement;
  update(bar: NavigationBar): void;
}

export function createNavigationBar(actions: NavigationBarActions): NavigationBarView {
  const back = button('返回', icon('back'), actions.onBack);
  const home = button('回到首页', icon('home', 22), actions.onHome);
  const title = h('h1', { class: 'navigation-title', 'aria-live': 'polite' });
  const spinner = h('span', { class: 'spinner small', role: 'img', 'aria-label': '正在加载', hidden: true });
  const bar = h(
    'header',
    { class: 'navigation-bar' },
    back,
    home,
    h('div', { class: 'navigation-middle' }, spinner, title),
  );
  const more = button('更多', icon('more', 20), actions.onMore);
  const leave = button('离开小程序', icon('leave', 20), actions.onLeave);
  const capsule = h('div', { class: 'capsule' }, more, leave);
  return {
    bar,
    capsule,
    update: (next) => {
      fill(title, next.title);
      back.hidden = !next.back;
      home.hidden = !next.home;
      spinner.hidden = !next.loading;
      bar.hidden = next.custom;
      bar.style.backgroundColor = next.backgroundColor;
      bar.dataset['tint'] = next.textStyle;
      capsule.dataset['tint'] = next.textStyle;
    },
  };
}

function button(label: string, content: Node, onClick: () => void): HTMLButtonElement {
  return h('button', { class: 'bar-button', type: 'button', 'aria-label': label, title: label, onClick }, content);
}
