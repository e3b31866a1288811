import { messageOf } from '../../simulator/cloud/errors';

export interface UntilOptions {
  timeoutMs?: number;
  /** Said when the time is over: what was there instead. */
  describe?: () => Promise<string> | string;
}

const DEFAULT_MS = 10_000;
const POLL_MS = 50;

/**
 * Waits until the condition gives something truthy, and resolves to it. A condition that throws has not come true yet.
 * `what` completes the sentence "waited 10 s for …".
 */
export async function until<Value>(
  condition: () => Promise<Value> | Value,
  what: string,
  { timeoutMs = DEFAULT_MS, describe }: UntilOptions = {},
): Promise<Exclude<Value, false | null | undefined | '' | 0>> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  do {
    try {
      const value = await condition();
      if (value) return value as Exclude<Value, false | null | undefined | '' | 0>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  } while (Date.now() < deadline);
  const lines = [`waited ${timeoutMs / 1000} s for ${what}`];
  if (last !== undefined) lines.push(`the last try said: ${messageOf(last)}`);
  if (describe) lines.push(await Promise.resolve(describe()).catch((error: unknown) => String(error)));
  throw new Error(lines.join('\n'));
}
