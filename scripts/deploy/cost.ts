import { Cron } from 'croner';
import type { Trigger } from './state';

/** Calls per month: functions, database and storage together, as the platform counts them. */
export interface Cost {
  readonly guardians: number;
  readonly calls: number;
  readonly plan: string;
}

/** What a run of `jobs` asks of the database when nothing waits: messages twice, rosters once, and four collections of events in turn. */
export const REQUESTS_OF_IDLE_RUN = 7;

/** The limit that the product holds itself to, over all of a family's actions and its messages: an upper bound, not a measurement. */
export const CALLS_PER_GUARDIAN = 150;

/** What 微信云开发 publishes (mid-2026): calls per month in the smallest plan and its price in fen. */
export const BASIC_PLAN = { calls: 200_000, priceFen: 1990, listPriceFen: 3900 } as const;

/** Calls in a month of 30 days in which nobody does anything: what the timers do by themselves. */
export function idleCalls(triggers: readonly Trigger[]): number {
  const runs = triggers.reduce((sum, { cron }) => sum + runsInMonth(cron), 0);
  return runs * (1 + REQUESTS_OF_IDLE_RUN);
}

/** What this many guardians cost in a month, and which plan that needs. */
export function costOf(idle: number, guardians: number): Cost {
  const calls = idle + CALLS_PER_GUARDIAN * guardians;
  const basic = `基础套餐够用（每月 ${count(BASIC_PLAN.calls)} 次，${yuan(BASIC_PLAN.priceFen)} 元，原价 ${yuan(BASIC_PLAN.listPriceFen)} 元）`;
  const plan =
    calls <= BASIC_PLAN.calls ? basic : '超出基础套餐：在云开发控制台选调用次数够用的更高套餐，或开通按量付费';
  return { guardians, calls, plan };
}

/** The table that the plan prints. */
export function costLines(idle: number, guardians: readonly number[]): string[] {
  const lines = guardians.map((many) => {
    const { calls, plan } = costOf(idle, many);
    return `  ${count(many)} 位家长：每月至多约 ${count(calls)} 次调用，${plan}`;
  });
  return [`费用上限估算：没人用时每月 ${count(idle)} 次调用，每位家长再加 ${count(CALLS_PER_GUARDIAN)} 次`, ...lines];
}

function runsInMonth(cron: string): number {
  const timer = new Cron(cron, { paused: true, utcOffset: 8 * 60, mode: '7-part' });
  const end = new Date('2026-05-01T00:00:00+08:00');
  let runs = 0;
  // A run at the very first moment counts, so the search begins just before it.
  for (let at = timer.nextRun(new Date('2026-03-31T23:59:59+08:00')); at && at < end; at = timer.nextRun(at)) runs++;
  return runs;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function yuan(fen: number): string {
  return String(fen / 100);
}
