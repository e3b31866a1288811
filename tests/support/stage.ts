import type automator from 'miniprogram-automator';
import { devtoolsStage } from './devtools-stage';
import { simulatorStage } from './simulator-stage';
import type { InboxMessage } from '../../simulator/client';
import type { NetworkState } from '../../simulator/phone/messages';
import type { UntilOptions } from './until';

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;

/**
 * What a journey needs beside miniprogram-automator. People are named as in "who am I", or by openid. On WeChat DevTools there
 * is one person and no simulated world: what is missing there throws `not on DevTools: …`.
 */
export interface Stage {
  /** The program in this person's hands. The same person has the same phone. */
  as(person: string): Promise<MiniProgram>;
  inbox(person: string): Promise<InboxMessage[]>;
  /** All that the functions have answered to this person's phone, word for word. */
  answers(person: string): Promise<string[]>;
  network(person: string, state: NetworkState): Promise<void>;
  readonly clock: { advance(ms: number): Promise<void> };
  /** Fires the timer of a function once, now. */
  runTimer(functionName: string): Promise<void>;
  /** Answers the file picker that is open, or the next one. Likewise the others. */
  chooseFile(person: string, file: StageFile): Promise<void>;
  scan(person: string, text: string): Promise<void>;
  consent(person: string, choice: 'accept' | 'reject'): Promise<void>;
  /** Taps the confirm button, or the other one, of the modal that is open or about to open. */
  confirm(person: string): Promise<void>;
  cancel(person: string): Promise<void>;
  /** Waits; says what is on every phone when it does not come true. */
  until<Value>(condition: () => Promise<Value> | Value, what: string, options?: UntilOptions): Promise<Value>;
  /** Prints what happens. */
  tell(line: string): void;
  screenshot(person: string, file: string): Promise<void>;
  close(): Promise<void>;
}

export interface StageFile {
  name: string;
  content: Uint8Array;
  /** MIME type. */
  type?: string;
}

export interface StageOptions {
  seed?: string;
}

/** `npm run journeys -- --ws URL` sets this to drive WeChat DevTools. */
export const DEVTOOLS_URL = 'JOURNEYS_WS';

/** The simulator with its seed, or WeChat DevTools. */
export function openStage({ seed = 'school' }: StageOptions = {}): Promise<Stage> {
  const wsEndpoint = process.env[DEVTOOLS_URL];
  return wsEndpoint ? devtoolsStage(wsEndpoint) : simulatorStage(seed);
}
