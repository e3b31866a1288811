import type { Action, InputOf, OutputOf, RefusalOf, Reply } from './action';
import { donation } from './donation';
import { home } from './home';
import { identity } from './identity';
import { ledger } from './ledger';
import { notice } from './notice';
import { subsidy } from './subsidy';

/** Everything that may be asked, by context. */
export const contract = { home, identity, ledger, notice, subsidy, donation } as const;

type Contract = typeof contract;

/** `notice.acknowledge`, `subsidy.confirmReceipt`, … */
export type ActionName = {
  [C in keyof Contract & string]: `${C}.${keyof Contract[C] & string}`;
}[keyof Contract & string];

export type ActionOf<N extends ActionName> = N extends `${infer C}.${infer A}`
  ? C extends keyof Contract
    ? A extends keyof Contract[C]
      ? Contract[C][A]
      : never
    : never
  : never;

type Checked<N extends ActionName> = ActionOf<N> extends Action ? ActionOf<N> : never;

export type Input<N extends ActionName> = InputOf<Checked<N>>;
export type Output<N extends ActionName> = OutputOf<Checked<N>>;
export type Refusal<N extends ActionName> = RefusalOf<Checked<N>>;
export type ReplyTo<N extends ActionName> = Reply<Output<N>, Refusal<N>>;

const flat = new Map<string, Action>();
for (const [context, its] of Object.entries(contract)) {
  for (const [name, one] of Object.entries<Action>(its)) flat.set(`${context}.${name}`, one);
}

/** Every action by its name, for what is generated from the contract. */
export const actions: ReadonlyMap<string, Action> = flat;

export function isActionName(name: string): name is ActionName {
  return flat.has(name);
}
