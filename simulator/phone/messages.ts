/**
 * What the shell (index.html: the phone around the program) and the frame (frame.html: the program itself) say to each other
 * by `window.postMessage`, same origin, and what the frame and the phone server say over the WebSocket `/agent?phone=ID`.
 *
 * The shell draws the navigation bar, tab bar, modal, toast, loading, action sheet, consent sheet, file picker, scanner,
 * picture preview and notices. The frame draws pages. The order: the shell loads `/frame.html` in an iframe once it knows who
 * it is; the frame says `hello`; the shell answers `start`; a change of identity is a new load of the frame.
 * The server serves the shell's `index.html` with `%CONTROL_TOKEN%`, `%APP_ID%` and `%ENV_ID%` filled in, and its script and
 * style as `/shell.js` and `/shell.css`; the built program as `/app/…` (the path of a tab icon is `/app/` + iconPath).
 */
export type NetworkState = 'good' | 'slow' | 'lost' | 'lostAnswer' | 'twice';

/** CSS pixels of the drawn phone, for wx.getWindowInfo. The page area is the frame's own viewport. */
export interface PhoneScreen {
  width: number;
  height: number;
  statusBarHeight: number;
  navigationBarHeight: number;
  tabBarHeight: number;
  /** Below the tab bar or the page: the home indicator. */
  safeAreaBottom: number;
}

/** Shell to frame. */
export type ShellMessage =
  | {
      type: 'start';
      phoneId: string;
      openid: string;
      /** Session token for /cloud/*. */
      token: string;
      network: NetworkState;
      /** 1 is 16 px. */
      fontScale: number;
      clockOffsetMs: number;
      screen: PhoneScreen;
      /** Page to open first, `/pages/x/x?a=b`; without it the first page of app.json. */
      entry?: string;
    }
  | { type: 'network'; state: NetworkState }
  | { type: 'fontScale'; scale: number }
  | { type: 'clock'; offsetMs: number }
  /** The back arrow, or the home button of a page that has nothing behind it. */
  | { type: 'back' }
  | { type: 'home' }
  /** A tap on the tab bar, also on the selected item. */
  | { type: 'tab'; index: number }
  /** The program goes to the background or comes back: App and page onHide, onShow. */
  | { type: 'appHide' }
  | { type: 'appShow' }
  /** A message of the inbox was tapped: reLaunch there, App.onShow with these options. */
  | { type: 'open'; url: string; scene: number }
  | { type: 'answer'; id: number; result: AskResult }
  | { type: 'answer'; id: number; error: string };

/** Frame to shell. */
export type FrameMessage =
  | { type: 'hello' }
  /** The program runs and the first page is shown. */
  | { type: 'ready' }
  | { type: 'navigationBar'; bar: NavigationBar }
  /** Null: the page on top has no tab bar. */
  | { type: 'tabBar'; bar: TabBar | null }
  | { type: 'route'; path: string; query: Record<string, string>; depth: number }
  | { type: 'toast'; toast: Toast | null }
  | { type: 'loading'; loading: Loading | null }
  /** Something the phone would do outside the program (call a number, vibrate, copy): one line, gone by itself. */
  | { type: 'notice'; text: string }
  | { type: 'ask'; id: number; ask: Ask }
  /** The question was answered elsewhere (by the automator) or its page is gone: take it off the screen. */
  | { type: 'dismiss'; id: number }
  /** The agent changed a state of the phone; the shell's controls follow. */
  | { type: 'changed'; network?: NetworkState; fontScale?: number; clockOffsetMs?: number }
  /** An uncaught error or a call of something not simulated: the shell shows it in its log. */
  | { type: 'problem'; text: string }
  /** The server has a new build: the shell reloads itself. */
  | { type: 'reload' };

export interface NavigationBar {
  title: string;
  /** Show the back arrow. */
  back: boolean;
  /** Show the home button (the stack is one page deep and it is neither the first page nor a tab). */
  home: boolean;
  /** navigationStyle custom: draw no bar, only the capsule over the page. */
  custom: boolean;
  /** `#rrggbb`. */
  backgroundColor: string;
  textStyle: 'black' | 'white';
  loading: boolean;
}

export interface TabBar {
  color: string;
  selectedColor: string;
  backgroundColor: string;
  borderStyle: 'black' | 'white';
  position: 'bottom' | 'top';
  items: TabBarItem[];
  selected: number;
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  /** URL paths that the browser can load, or empty. */
  icon: string;
  selectedIcon: string;
  badge: string;
  dot: boolean;
}

export interface Toast {
  title: string;
  icon: 'success' | 'error' | 'loading' | 'none';
  /** URL of an own icon, or empty. */
  image: string;
  durationMs: number;
  mask: boolean;
}

export interface Loading {
  title: string;
  mask: boolean;
}

/** Questions that a person answers in the shell. The result of each is in `AskResults` under the same `kind`. */
export type Ask =
  | {
      kind: 'modal';
      title: string;
      content: string;
      showCancel: boolean;
      cancelText: string;
      cancelColor: string;
      confirmText: string;
      confirmColor: string;
      editable: boolean;
      placeholderText: string;
    }
  | { kind: 'actionSheet'; title: string; itemList: string[]; itemColor: string }
  | { kind: 'subscribe'; templateIds: string[] }
  /** `accept` as in an input element; `count` at most that many. */
  | { kind: 'files'; accept: string; count: number; purpose: 'message' | 'media' }
  | { kind: 'scan'; scanTypes: string[] }
  | { kind: 'preview'; urls: string[]; current: number }
  /** wx.openSetting: the consent switches. */
  | { kind: 'settings'; subscriptions: Record<string, 'accept' | 'reject' | 'ban'>; mainSwitch: boolean };

export interface AskResults {
  /** `content`: what was typed into an editable modal. */
  modal: { confirm: boolean; content?: string };
  /** -1: cancelled. */
  actionSheet: { tapIndex: number };
  /** Per template id. `remember`: the person ticked 总是保持以上选择. */
  subscribe: { choices: Record<string, 'accept' | 'reject'>; remember: boolean };
  /** Empty: cancelled. */
  files: { files: File[] };
  /** Null: cancelled. */
  scan: { text: string | null };
  preview: Record<string, never>;
  settings: { subscriptions: Record<string, 'accept' | 'reject' | 'ban'>; mainSwitch: boolean };
}

export type AskKind = keyof AskResults;
export type AskResult = AskResults[AskKind];

/** Server to frame over `/agent`. `method` is one of the automator's App.*, Page.*, Element.* or of `SimulatorMethods`. */
export interface AgentRequest {
  id: number;
  method: string;
  params: Record<string, unknown>;
}

/** Frame to server. `result` is always an object; an unknown method answers `not simulated: METHOD`. */
export type AgentResponse =
  { id: number; result: Record<string, unknown> } | { id: number; error: { message: string } };

/** Frame to server without being asked (App.logAdded, App.bindingCalled, App.exceptionThrown); server to frame: Simulator.reload. */
export interface AgentEvent {
  method: string;
  params: Record<string, unknown>;
}

/** The methods beyond the automator's: what a stage or a bench may ask of a frame. */
export interface SimulatorMethods {
  'Simulator.setNetwork': { params: { state: NetworkState }; result: Record<string, never> };
  'Simulator.setFontScale': { params: { scale: number }; result: Record<string, never> };
  'Simulator.setClock': { params: { offsetMs: number }; result: Record<string, never> };
  /** The answer to the open question of this kind, else to the next; answers queue up. Files as {name, type, base64}. */
  'Simulator.prepareAnswer': { params: { kind: AskKind; result: unknown }; result: Record<string, never> };
  /** Questions and messages now in front of the person. */
  'Simulator.overlays': {
    params: Record<string, never>;
    result: { toast: Toast | null; loading: Loading | null; asks: { id: number; ask: Ask }[] };
  };
  /** Answers an open question. */
  'Simulator.answer': { params: { id: number; result: unknown }; result: Record<string, never> };
  'Simulator.navigationBar': { params: Record<string, never>; result: { bar: NavigationBar; tabBar: TabBar | null } };
  'Simulator.metrics': { params: { reset?: boolean }; result: PhoneMetrics };
  'Simulator.accessibility': { params: Record<string, never>; result: AccessiblePage };
  /** Resolves when nothing is under way: no call to the cloud, no navigation, no pending render. */
  'Simulator.idle': { params: Record<string, never>; result: Record<string, never> };
}

export interface PhoneMetrics {
  /** One entry per event (tap, input, lifetime, answer of a call) in which the page called setData. */
  events: { event: string; path: string; setDataCalls: number; setDataBytes: number }[];
  /** Nodes alive on the page on top, as WeChat counts them (elements, not text). */
  nodes: number;
  path: string;
  calls: number;
}

export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What can be seen of the page on top, also what lies below the fold. */
export interface AccessiblePage {
  path: string;
  /** Wider than `clientWidth`: something reaches beyond the edge. */
  scrollWidth: number;
  clientWidth: number;
  /** In document order. */
  elements: AccessibleElement[];
}

/** Something that can be tapped, a text, or a picture. Colours are computed, over the nearest opaque background. */
export interface AccessibleElement {
  tag: string;
  id: string;
  classes: string;
  /** Of the element or of the only one that it wraps, as the next. */
  role: string;
  /** aria-label, or its text. */
  label: string;
  ariaLabel: string | null;
  /** Kept from screen readers by itself or by one above. */
  hidden: boolean;
  /** With all that is in it. */
  text: string;
  /** Without what is in elements of its own; of a field, its placeholder. */
  ownText: string;
  tappable: boolean;
  /** Place in `elements` of the nearest one above that can be tapped; -1: there is none. */
  within: number;
  /** 0: the page; above: sheets with a fixed place over it. */
  layer: number;
  /** In a part of the page that stays in sight: what is below it is scrolled out from under it. */
  sticky: boolean;
  rect: Rect;
  /** Around the lines of its own text. */
  textRect: Rect | null;
  /** Part of its own text is out of sight and cannot be scrolled to. */
  cut: boolean;
  color: string;
  /** 0 to 1, with that of all above. */
  opacity: number;
  backgroundColor: string;
  fontSizePx: number;
  bold: boolean;
}
