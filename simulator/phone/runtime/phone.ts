import type { NetworkState, PhoneScreen } from '../messages';

/** What the shell told about the phone; `start` fills it before the program runs. */
export interface Phone {
  id: string;
  openid: string;
  token: string;
  network: NetworkState;
  fontScale: number;
  screen: PhoneScreen;
  appId: string;
  envId: string;
}

export const phone: Phone = {
  id: '',
  openid: '',
  token: '',
  network: 'good',
  fontScale: 1,
  screen: { width: 0, height: 0, statusBarHeight: 0, navigationBarHeight: 0, tabBarHeight: 0, safeAreaBottom: 0 },
  appId: '',
  envId: '',
};

type Change = 'network' | 'fontScale';
const listeners = new Map<Change, Set<() => void>>();

export function onPhoneChange(what: Change, listener: () => void): void {
  const set = listeners.get(what) ?? new Set();
  listeners.set(what, set.add(listener));
}

export function setNetwork(state: NetworkState): void {
  if (phone.network === state) return;
  phone.network = state;
  listeners.get('network')?.forEach((listener) => listener());
}

export function setFontScale(scale: number): void {
  if (phone.fontScale === scale) return;
  phone.fontScale = scale;
  listeners.get('fontScale')?.forEach((listener) => listener());
}

export const isConnected = (): boolean => phone.network !== 'lost';
