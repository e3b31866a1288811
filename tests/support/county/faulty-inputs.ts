import * as z from 'zod/mini';

/** An input that differs from a sound one in one place. `path` names the place as a refusal does. */
export interface FaultyInput {
  readonly what: string;
  readonly path: string;
  readonly input: unknown;
}

/** The parts of JSON Schema in which the contract's inputs are written. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A wrong value, and the way to it from where the search began. */
interface Fault {
  readonly what: string;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Stands for a field that is left out. */
const absent = Symbol('absent');

const longerThanAnything = 'x'.repeat(5001);

const wrongObjects: readonly (readonly [string, unknown])[] = [
  ['$where', { $where: 'return true' }],
  ['$gt', { $gt: '' }],
  ['a prototype', JSON.parse('{"__proto__":{"polluted":true}}')],
  ['a constructor', { constructor: { prototype: { polluted: true } } }],
  ['an object', {}],
];

const wrongStrings: readonly (readonly [string, unknown])[] = [
  ['a number', 5],
  ['true', true],
  ['a list', ['x']],
  ['nothing', ''],
  ['blanks', '   '],
  ['too long', longerThanAnything],
  ['a null character', 'x\u0000x'],
  ['a bell', 'x\u0007x'],
  ['an escape', '\u001b[31mx'],
  ['a C1 control', 'x\u009bx'],
  ['a line separator', 'x\u2028x'],
  ['half a character', 'x\ud83d'],
  ['the other half', '\ude00x'],
  ...wrongObjects,
];

/** Every way in which an input of this action may be wrong in one place. `sound` is an input that is accepted. */
export function faultyInputs(input: z.ZodMiniType, sound: unknown): FaultyInput[] {
  const schema = z.toJSONSchema(input, { io: 'input' }) as Schema;
  return faultsOf(schema, sound).map(({ what, path, value }) => ({
    what: `${path.join('.') || 'the input'}: ${what}`,
    path: path.filter((part) => part !== unknownKey).join('.'),
    input: value,
  }));
}

/** A key that nobody knows is not named in the refusal, only the object in which it stands. */
const unknownKey = '(unknown key)';

function faultsOf(schema: Schema, sound: unknown): Fault[] {
  if (schema.anyOf)
    return schema.anyOf.filter(({ type }) => type !== 'null').flatMap((one) => withoutNull(faultsOf(one, sound)));
  if (schema.oneOf) return choiceFaults(schema.oneOf, sound);
  const types = [schema.type ?? []].flat();
  const faults = types.flatMap((type) => faultsByType[type]?.(schema, sound) ?? []);
  const constant = schema.const === undefined ? [] : [at('another constant', 'nonsense')];
  return [...faults, ...constant, ...(types.includes('null') ? [] : [at('null', null)])];
}

/** For what may also be null. */
function withoutNull(faults: Fault[]): Fault[] {
  return faults.filter(({ value }) => value !== null);
}

const faultsByType: Readonly<Record<string, (schema: Schema, sound: unknown) => Fault[]>> = {
  string: () => wrongStrings.map(([what, value]) => at(what, value)),
  boolean: () => [at('a word', 'true'), at('a number', 1)],
  integer: numberFaults,
  array: listFaults,
  object: objectFaults,
  null: () => [],
};

function at(what: string, value: unknown): Fault {
  return { what, path: [], value };
}

function numberFaults({ minimum = 0, maximum = 0 }: Schema): Fault[] {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['a word', '5'],
    ['too small', minimum - 1],
    ['too large', maximum + 1],
    ['far too large', 1e308],
    ['half', minimum + 0.5],
    ['not a number', NaN],
    ['true', true],
    ['a list', [5]],
    ...wrongObjects,
  ];
  return wrong.map(([what, value]) => at(what, value));
}

function listFaults({ items = {}, minItems = 0, maxItems }: Schema, sound: unknown): Fault[] {
  const list: readonly unknown[] = Array.isArray(sound) ? sound : [];
  const [first = minimal(items), ...others] = list;
  const within = faultsOf(items, first).map((fault) => ({
    ...fault,
    path: [0, ...fault.path],
    value: [fault.value, ...others],
  }));
  return [
    at('a word', 'x'),
    at('a number', 5),
    ...wrongObjects.map(([what, value]) => at(what, value)),
    ...(minItems > 0 ? [at('none', [])] : []),
    at(
      'too many',
      Array.from({ length: (maxItems ?? 1000) + 1 }, () => first),
    ),
    ...within,
  ];
}

function objectFaults({ properties = {}, required = [] }: Schema, sound: unknown): Fault[] {
  const whole = typeof sound === 'object' && sound !== null ? (sound as Record<string, unknown>) : {};
  const within = Object.entries(properties).flatMap(([name, schema]) => {
    const faults = faultsOf(schema, whole[name]);
    const missing = required.includes(name) ? [at('left out', absent)] : [];
    return [...faults, ...missing].map((fault) => ({
      ...fault,
      path: [name, ...fault.path],
      value: fault.value === absent ? without(whole, name) : { ...whole, [name]: fault.value },
    }));
  });
  const extra = ['extra', 'constructor', '__proto__', '$where'].map((key) => ({
    what: key,
    path: [unknownKey],
    value: withOwn(whole, key),
  }));
  return [at('a word', 'x'), at('a number', 5), at('a list', []), ...within, ...extra];
}

/** One of several shapes, told apart by a constant field: the faults of each. */
function choiceFaults(choices: readonly Schema[], sound: unknown): Fault[] {
  return choices.flatMap((choice) => {
    const [name, { const: constant }] = Object.entries(choice.properties ?? {}).find(
      ([, one]) => one.const !== undefined,
    ) ?? ['', { const: undefined }];
    const given = typeof sound === 'object' && sound !== null ? (sound as Record<string, unknown>) : {};
    return faultsOf(choice, given[name] === constant ? sound : likewise(choice, given));
  });
}

/** The least of this shape, with the fields that it shares with another. */
function likewise(choice: Schema, other: Readonly<Record<string, unknown>>): unknown {
  const shared = Object.entries(choice.properties ?? {}).filter(
    ([name, one]) => one.const === undefined && name in other,
  );
  return { ...(minimal(choice) as object), ...Object.fromEntries(shared.map(([name]) => [name, other[name]])) };
}

/** The least that such a schema takes, where its form is free. */
function minimal(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, minimal(one)]));
  if (schema.type === 'string') return 'x';
  return schema.type === 'integer' ? (schema.minimum ?? 0) : null;
}

function without(whole: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
}

/** Also where the key is `__proto__`. */
function withOwn(whole: Readonly<Record<string, unknown>>, key: string): object {
  return Object.defineProperty({ ...whole }, key, { value: { polluted: true }, enumerable: true });
}
