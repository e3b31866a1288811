import { h } from '../dom';
import type { IconName } from '../icon';
import { icon } from '../icon';

export interface PanelPart {
  id: string;
  title: string;
  icon: IconName;
  content: HTMLElement;
}

export interface Panel {
  element: HTMLElement;
  /** The number beside a part's title; 0 hides it. */
  setBadge(id: string, count: number): void;
  /** In a narrow window the panel is a drawer. */
  openDrawer(id?: string): void;
  closeDrawer(): void;
}

/** Cards side by side in a wide window, tabs in a middling one, a drawer with tabs in a narrow one: the style decides. */
export function createPanel(parts: PanelPart[], onSelect: (id: string) => void): Panel {
  const tabs = parts.map((part) => tabOf(part, () => select(part.id)));
  const cards = parts.map(cardOf);
  const close = h(
    'button',
    { type: 'button', class: 'drawer-close', 'aria-label': '关上', onClick: closeDrawer },
    icon('close'),
  );
  const tabList = h(
    'div',
    { class: 'panel-tabs', role: 'tablist', 'aria-label': '控制台' },
    ...tabs.map(({ element }) => element),
  );
  const sheet = h(
    'aside',
    { class: 'panel', 'aria-label': '控制台' },
    h('div', { class: 'panel-head' }, tabList, close),
    ...cards,
  );
  const element = h('div', { class: 'panel-place', 'data-open': 'false' }, sheet);
  element.addEventListener('click', (event) => event.target === element && closeDrawer());
  element.addEventListener('keydown', (event) => event.key === 'Escape' && closeDrawer());
  tabList.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex((tab) => tab.element === document.activeElement);
    tabs[(at + step + tabs.length) % tabs.length]?.element.focus();
  });

  function select(id: string): void {
    for (const [index, part] of parts.entries()) {
      const isSelected = part.id === id;
      tabs[index]?.element.setAttribute('aria-selected', String(isSelected));
      if (tabs[index]) tabs[index].element.tabIndex = isSelected ? 0 : -1;
      cards[index]?.setAttribute('data-selected', String(isSelected));
    }
    onSelect(id);
  }

  function closeDrawer(): void {
    element.dataset['open'] = 'false';
  }

  select(parts[0]?.id ?? '');
  return {
    element,
    setBadge: (id, count) => {
      const at = parts.findIndex((part) => part.id === id);
      for (const badge of [tabs[at]?.badge, cards[at]?.querySelector<HTMLElement>('.badge')]) {
        if (!badge) continue;
        badge.hidden = count === 0;
        badge.textContent = String(count);
      }
    },
    openDrawer: (id) => {
      if (id !== undefined) select(id);
      element.dataset['open'] = 'true';
      tabs.find((tab) => tab.element.tabIndex === 0)?.element.focus();
    },
    closeDrawer,
  };
}

function tabOf(part: PanelPart, onClick: () => void) {
  const badge = h('span', { class: 'badge', hidden: true });
  const attributes = { type: 'button', class: 'panel-tab', role: 'tab', 'aria-controls': `card-${part.id}`, onClick };
  return { badge, element: h('button', attributes, icon(part.icon, 20), h('span', {}, part.title), badge) };
}

function cardOf(part: PanelPart): HTMLElement {
  const badge = h('span', { class: 'badge', hidden: true });
  return h(
    'section',
    { class: `card card-${part.id}`, id: `card-${part.id}`, 'aria-labelledby': `title-${part.id}` },
    h('h2', { class: 'card-title', id: `title-${part.id}` }, icon(part.icon, 20), part.title, badge),
    h('div', { class: 'card-body' }, part.content),
  );
}
