import { database } from './cloud';

const command = database.command;

/** What a field must be: a plain value means equality. */
export type Test = string | number | boolean | OneOf | Between;

export interface OneOf {
  readonly oneOf: readonly (string | number)[];
}

/** Bounds of a range; at least one is set. */
export interface Between {
  readonly above?: string | number;
  readonly from?: string | number;
  readonly below?: string | number;
  readonly to?: string | number;
}

/** A condition by field path. It is never empty: an empty one would match every document. */
export type Condition = Readonly<Record<string, Test>>;

/** True when no document can match, so that nothing need be asked. */
export function matchesNothing(condition: Condition): boolean {
  return Object.values(condition).some(
    (test) => typeof test === 'object' && 'oneOf' in test && test.oneOf.length === 0,
  );
}

/**
 * The SDK's form of a condition.
 * @throws when the condition is empty or has an undefined part: the SDK drops such parts silently and would match too much.
 */
export function toQuery(condition: Condition): Record<string, unknown> {
  const entries = Object.entries(condition);
  if (entries.length === 0) throw new Error('A query without a condition would match every document');
  return Object.fromEntries(entries.map(([field, test]) => [field, toCommand(field, test)]));
}

function toCommand(field: string, test: Test | undefined): unknown {
  if (test === undefined) throw new Error(`The condition on ${field} is undefined`);
  if (typeof test !== 'object') return command.eq(test);
  if ('oneOf' in test) return command.in([...test.oneOf]);
  const bounds = [
    test.above === undefined ? undefined : command.gt(test.above),
    test.from === undefined ? undefined : command.gte(test.from),
    test.below === undefined ? undefined : command.lt(test.below),
    test.to === undefined ? undefined : command.lte(test.to),
  ].filter((bound) => bound !== undefined);
  if (bounds.length === 0) throw new Error(`The range on ${field} has no bound`);
  return bounds.length === 1 ? bounds[0] : command.and(bounds);
}
