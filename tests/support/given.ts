import { expect } from '@jest/globals';
import type { Arbitrary } from 'fast-check';
import type { RefusalDetail } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import type { Decision } from '../../domain/shared/decision';

interface Outcome<Next, Code extends ErrorCode> {
  /** Accepted, and this is the next state, to the last field. */
  then(next: Next): void;
  /** Accepted, and nothing has changed: the very same state. */
  thenUnchanged(): void;
  thenRefused(code: Code, detail?: RefusalDetail): void;
}

/** `given(audited).when((batch) => approve(batch, sums, step)).then(approved)`. The given state is never altered by a command. */
export function given<State>(state: State) {
  return {
    when<Next, Code extends ErrorCode>(command: (state: State) => Decision<Next, Code>): Outcome<Next, Code> {
      const before = structuredClone(state);
      const decision = command(state);
      expect(state).toEqual(before);
      return {
        then: (next) => expect(decision).toEqual({ accepted: true, next }),
        thenUnchanged: () => {
          expect(decision).toEqual({ accepted: true, next: before });
          expect(decision.accepted && Object.is(decision.next, state)).toBe(true);
        },
        thenRefused: (code, detail) =>
          expect(decision).toEqual(detail ? { accepted: false, code, detail } : { accepted: false, code }),
      };
    },
  };
}

/** The state that an accepted command leads to. @throws when it is refused */
export function accepted<Next>(decision: Decision<Next>): Next {
  if (!decision.accepted) throw new Error(`refused: ${decision.code}`);
  return decision.next;
}

/** What an arbitrary of fast-check draws. */
export type Drawn<A> = A extends Arbitrary<infer Value> ? Value : never;
