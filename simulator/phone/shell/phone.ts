import type { InboxMessage, Person } from '../../client';
import type { FrameMessage, NavigationBar, TabBar } from '../messages';
import { createAsks } from './asks/asks';
import { createOverlayLayer } from './asks/layer';
import { openScanner } from './asks/scan';
import { createBanner } from './banner';
import { createNavigationBar } from './bars/navigation-bar';
import { createStatusBar } from './bars/status-bar';
import { createTabBar } from './bars/tab-bar';
import { entryOf } from './codes';
import type { ConditionsStore } from './conditions';
import { h } from './dom';
import { createFrameLink } from './frame-link';
import { createCover } from './cover';
import { measureScreen, pageArea } from './screen';
import { createToastView } from './toast';

/** WeChat's scenes: a subscribe message, a scanned mini-program code. */
const SCENE_MESSAGE = 1107;
const SCENE_CODE = 1047;

export interface PhoneOptions {
  phoneId: string;
  conditions: ConditionsStore;
  onPerson: () => void;
  onProblem: (text: string) => void;
  /** The program shows another page. */
  onRoute: (path: string) => void;
}

export interface Phone {
  element: HTMLElement;
  /** Starts the program as this person. */
  start(person: Person, token: string, entry: string | undefined): void;
  /** Shows this instead of the program. */
  cover(content: HTMLElement): void;
  notify(message: InboxMessage): void;
  openMessage(message: InboxMessage): void;
  /** WeChat's own scanner: opens the program where the code points. */
  scan(): void;
}

/** The phone: bars around the frame, and whatever lies over it. */
export function createPhone({ phoneId, conditions, onPerson, onProblem, onRoute }: PhoneOptions): Phone {
  const link = createFrameLink(receive);
  let holder: { person: Person; token: string; entry: string | undefined } | undefined;
  let navigationBar: NavigationBar | null = null;
  let tabBar: TabBar | null = null;

  const status = createStatusBar(onPerson);
  const navigation = createNavigationBar({
    onBack: () => link.send({ type: 'back' }),
    onHome: () => link.send({ type: 'home' }),
    onMore: openMenu,
    onLeave: leave,
  });
  const tabs = createTabBar((index) => link.send({ type: 'tab', index }));
  const program = h('div', { class: 'program' }, navigation.bar, link.element, tabs.element, navigation.capsule);
  const layer = createOverlayLayer(program);
  const toasts = createToastView();
  const asks = createAsks(layer, (id, result) => link.send({ type: 'answer', id, result }));
  const banner = createBanner(openMessage);
  const cover = createCover();
  const indicator = h('div', { class: 'home-indicator', 'aria-hidden': 'true' });
  const element = h(
    'div',
    { class: 'screen' },
    program,
    cover.element,
    status.element,
    toasts.element,
    layer.element,
    banner.element,
    indicator,
  );

  /** What the frame knows already. */
  let told = conditions.now;
  conditions.listen((now) => {
    status.setNetwork(now.network);
    status.setClock(now.clockOffsetMs);
    if (now.network !== told.network) link.send({ type: 'network', state: now.network });
    if (now.fontScale !== told.fontScale) link.send({ type: 'fontScale', scale: now.fontScale });
    if (now.clockOffsetMs !== told.clockOffsetMs) link.send({ type: 'clock', offsetMs: now.clockOffsetMs });
    told = now;
  });

  function receive(message: FrameMessage): void {
    switch (message.type) {
      case 'hello':
        return sendStart();
      case 'ready':
        element.dataset['state'] = 'ready';
        return cover.hide();
      case 'navigationBar':
        navigationBar = message.bar;
        navigation.update(message.bar);
        tintStatus();
        return arrange();
      case 'tabBar':
        tabBar = message.bar;
        tabs.update(message.bar);
        return arrange();
      case 'route':
        return onRoute(message.path);
      case 'toast':
        return toasts.toast(message.toast);
      case 'loading':
        return toasts.loading(message.loading);
      case 'notice':
        return toasts.notice(message.text);
      case 'ask':
        return asks.show(message.id, message.ask);
      case 'dismiss':
        return asks.dismiss(message.id);
      case 'changed': {
        const { type: _type, ...change } = message;
        told = { ...told, ...change };
        return conditions.set(change);
      }
      case 'problem':
        return onProblem(message.text);
      case 'reload':
        return location.reload();
    }
  }

  function sendStart(): void {
    if (!holder) return;
    const { network, fontScale, clockOffsetMs } = conditions.now;
    const { person, token, entry } = holder;
    const screen = measureScreen(tabBar !== null);
    const start = { phoneId, openid: person.openid, token, network, fontScale, clockOffsetMs, screen };
    link.send({ type: 'start', ...start, ...(entry !== undefined && { entry }) });
    holder.entry = undefined;
  }

  /** The status bar has the colours of what is beneath it: the program's bar, or the phone's own dark screen. */
  function tintStatus(isAway = false): void {
    const shown = isAway || navigationBar?.custom ? '' : (navigationBar?.backgroundColor ?? '');
    status.element.style.backgroundColor = shown;
    status.setTint(isAway ? 'white' : (navigationBar?.textStyle ?? 'black'));
  }

  function arrange(): void {
    const { top, bottom } = pageArea(navigationBar, tabBar);
    link.element.style.top = `${top}px`;
    link.element.style.height = `calc(100% - ${top + bottom}px)`;
    indicator.dataset['tint'] = tabBar ? 'bar' : 'page';
  }

  function restart(): void {
    if (!holder) return;
    asks.dismissAll();
    toasts.clear();
    banner.hide();
    navigationBar = null;
    tabBar = null;
    tabs.update(null);
    tintStatus();
    element.dataset['state'] = 'loading';
    cover.showLoading(holder.person.name);
    link.load();
  }

  function openMenu(): void {
    const items: [string, () => void][] = [
      ['重新进入小程序', restart],
      ['扫一扫', scan],
    ];
    const close = layer.open(
      { form: 'sheet', label: '更多', onCancel: () => close() },
      ...items.map(([text, act]) =>
        h(
          'button',
          {
            type: 'button',
            class: 'sheet-item',
            onClick: () => {
              close();
              act();
            },
          },
          text,
        ),
      ),
      h('button', { type: 'button', class: 'sheet-item cancel', onClick: () => close() }, '取消'),
    );
  }

  function leave(): void {
    link.send({ type: 'appHide' });
    tintStatus(true);
    const comeBack = () => {
      cover.hide();
      tintStatus();
      link.send({ type: 'appShow' });
    };
    cover.showAway(comeBack, scan);
  }

  function openMessage(message: InboxMessage): void {
    open(message.page, SCENE_MESSAGE);
  }

  function open(page: string, scene: number): void {
    cover.hide();
    tintStatus();
    asks.dismissAll();
    link.send({ type: 'open', url: page.startsWith('/') ? page : `/${page}`, scene });
  }

  function scan(): void {
    const close = openScanner(layer, (text) => {
      close();
      if (text !== null) open(entryOf(text), SCENE_CODE);
    });
  }

  return {
    element,
    start: (person, token, entry) => {
      holder = { person, token, entry };
      status.setPerson(person.name);
      restart();
    },
    cover: (content) => {
      link.unload();
      cover.show(content);
    },
    notify: (message) => banner.show(message),
    openMessage,
    scan,
  };
}
