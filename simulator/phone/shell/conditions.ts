import type { NetworkState } from '../messages';

/** The states of the phone that the person at the shell sets. */
export interface Conditions {
  network: NetworkState;
  /** 1 is 16 px. */
  fontScale: number;
  clockOffsetMs: number;
}

/** Holds the conditions; whoever shows or obeys them listens. */
export interface ConditionsStore {
  readonly now: Readonly<Conditions>;
  set(change: Partial<Conditions>): void;
  /** Calls at once and after each change. */
  listen(listener: (now: Readonly<Conditions>) => void): void;
}

const STORE = 'conditions';

/** Network and font scale stay with the tab; the clock is the cloud's. */
export function createConditions(phoneId: string): ConditionsStore {
  const key = `${STORE}:${phoneId}`;
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Conditions>;
  let now: Conditions = { network: 'good', fontScale: 1, ...kept, clockOffsetMs: 0 };
  const listeners: ((now: Readonly<Conditions>) => void)[] = [];
  return {
    get now() {
      return now;
    },
    set: (change) => {
      now = { ...now, ...change };
      sessionStorage.setItem(key, JSON.stringify({ network: now.network, fontScale: now.fontScale }));
      for (const listener of listeners) listener(now);
    },
    listen: (listener) => {
      listeners.push(listener);
      listener(now);
    },
  };
}
