import type { TabBar, TabBarItem } from '../../messages';
import { fill, h } from '../dom';

export interface TabBarView {
  element: HTMLElement;
  /** Null hides it. */
  update(bar: TabBar | null): void;
}

export function createTabBar(onTab: (index: number) => void): TabBarView {
  const element = h('nav', { class: 'tab-bar', 'aria-label': '标签栏', hidden: true });
  return {
    element,
    update: (bar) => {
      element.hidden = bar === null;
      if (!bar) return;
      element.style.backgroundColor = bar.backgroundColor;
      element.dataset['border'] = bar.borderStyle;
      element.dataset['position'] = bar.position;
      fill(element, ...bar.items.map((item, index) => tab(bar, item, index, onTab)));
    },
  };
}

function tab(bar: TabBar, item: TabBarItem, index: number, onTab: (index: number) => void): HTMLButtonElement {
  const isSelected = index === bar.selected;
  const source = (isSelected && item.selectedIcon) || item.icon;
  const mark = item.badge ? h('span', { class: 'badge' }, item.badge) : item.dot && h('span', { class: 'red-dot' });
  const news = item.badge ? `，${item.badge} 条新的` : item.dot ? '，有新的' : '';
  return h(
    'button',
    {
      class: 'tab',
      type: 'button',
      'aria-current': isSelected ? 'page' : null,
      'aria-label': `${item.text}${news}`,
      style: `color: ${isSelected ? bar.selectedColor : bar.color}`,
      onClick: () => onTab(index),
    },
    h('span', { class: 'tab-icon' }, source ? h('img', { src: source, alt: '' }) : null, mark),
    h('span', { class: 'tab-text' }, item.text),
  );
}
