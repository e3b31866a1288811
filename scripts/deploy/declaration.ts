import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import type { FunctionCode, FunctionSettings } from './account';
import { NEXT_KEYS } from './changeover';
import { DATA_KEYS, OLD_KEYS, type Keys } from './keys';
import {
  fingerprint,
  type CloudFunction,
  type Collection,
  type DesiredState,
  type StorageRule,
  type Trigger,
} from './state';

const indexSchema = z.strictObject({
  name: z.string(),
  fields: z.array(z.tuple([z.string(), z.union([z.literal(1), z.literal(-1)])])),
  unique: z.boolean(),
});
const databaseSchema = z.strictObject({
  storage: z.strictObject({
    clientWrites: z.string().check(z.regex(/^\^incoming\/.*\$$/)),
    clientReads: z.literal(false),
  }),
  collections: z.record(
    z.string(),
    z.strictObject({ access: z.literal('ADMINONLY'), indexes: z.array(indexSchema).check(z.maxLength(20)) }),
  ),
});
const functionsSchema = z.strictObject({
  runtime: z.string(),
  functions: z.record(
    z.string(),
    z.strictObject({
      timeoutSeconds: z.number(),
      memoryMb: z.number(),
      timezone: z.string(),
      environment: z.array(z.enum([...DATA_KEYS, 'BOOTSTRAP_CODE_HASH'])),
      rotation: z.array(z.enum([...OLD_KEYS, ...NEXT_KEYS])),
      openapi: z.array(z.string()),
      timer: z.optional(z.strictObject({ name: z.string(), cron: z.string() })),
    }),
  ),
});

/**
 * The rule language knows `==` and literal patterns and cannot put the caller's openid into a path. So it lets a client write its own files alone, in
 * folders of this form; whose folder it is only the functions can tell, and they tell it to nobody but the owner.
 */
function storageRule(clientWrites: string): StorageRule {
  const pattern = clientWrites.replaceAll('/', String.raw`\/`);
  return { read: false, write: `/${pattern}/.test(resource.path) == true && resource.openid == auth.openid` };
}

/** What is to be deployed: the state for the plan, and what carrying it out needs besides. */
export interface Declaration {
  readonly state: DesiredState;
  readonly settings: (functionName: string) => FunctionSettings;
  readonly code: (functionName: string) => FunctionCode;
}

/** What database.json, functions.json, the keys and the build declare. Without keys every variable that needs one is new. */
export function readDeclaration(root: string, dist: string, keys: Keys | null): Declaration {
  const database = databaseSchema.parse(readJson(path.join(root, 'cloudfunctions/database.json')));
  const { runtime, functions } = functionsSchema.parse(readJson(path.join(root, 'cloudfunctions/functions.json')));
  const declared = (name: string) => {
    const one = functions[name];
    if (one === undefined) throw new Error(`functions.json does not declare ${name}`);
    return one;
  };
  const settings = (name: string): FunctionSettings => {
    const { timeoutSeconds, memoryMb, timezone, environment, rotation } = declared(name);
    const values: Readonly<Partial<Record<string, unknown>>> = keys ?? {};
    const present = rotation.filter((variable) => values[variable] !== undefined);
    const variables = Object.fromEntries([
      ['TZ', timezone],
      ...[...environment, ...present].map((variable) => [variable, values[variable] ?? ''] as const),
    ]) as Record<string, string>;
    return {
      name,
      runtime,
      timeoutSeconds,
      memoryMb,
      variables,
      withdrawn: rotation.filter((one) => !(one in variables)),
    };
  };
  const code = (name: string): FunctionCode => {
    const folder = path.join(dist, 'cloudfunctions', name);
    return { folder, fingerprint: fingerprintOf(folder) };
  };
  const state = (name: string): CloudFunction => {
    const { variables, withdrawn, name: _, ...rest } = settings(name);
    const environment = mapValues(variables, fingerprint);
    const { timer } = declared(name);
    return {
      ...rest,
      environment,
      withdrawn,
      code: code(name).fingerprint,
      triggers: timer === undefined ? [] : [timer],
    };
  };
  const collections: Record<string, Collection> = database.collections;
  const names = Object.keys(functions).sort();
  const desired = Object.fromEntries(names.map((name) => [name, state(name)]));
  return {
    state: { collections, storage: storageRule(database.storage.clientWrites), functions: desired },
    settings,
    code,
  };
}

/** The timers that functions.json declares: known without a build or an account. */
export function declaredTriggers(root: string): Trigger[] {
  const { functions } = functionsSchema.parse(readJson(path.join(root, 'cloudfunctions/functions.json')));
  return Object.values(functions).flatMap(({ timer }) => (timer === undefined ? [] : [timer]));
}

/** Of the names and bytes of every file in the folder. */
function fingerprintOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) {
    const bytes = readFileSync(path.join(folder, file));
    hash.update(`${file}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

function mapValues(record: Record<string, string>, map: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
