import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { makeFolder } from '../../simulator/cloud/make-folder';
import { newCode } from '../../simulator/secrets';
import { DeployFailure } from './failure';

const hex32 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const keyFileSchema = z.strictObject({
  environment: z.string(),
  FIELD_KEY: hex32,
  INDEX_KEY: hex32,
  FIELD_KEY_OLD: z.optional(hex32),
  INDEX_KEY_OLD: z.optional(hex32),
  /** What `npm run keys -- --finish` has taken out, by the fingerprints that the plan shows. */
  RETIRED: z.optional(z.array(z.string())),
  BOOTSTRAP_CODE_HASH: z.optional(hex32),
});

export type Keys = z.infer<typeof keyFileSchema>;

/** The names whose loss or change makes what is stored unreadable. */
export const DATA_KEYS = ['FIELD_KEY', 'INDEX_KEY'] as const;

/** Under which some documents stand while the keys are changed. */
export const OLD_KEYS = ['FIELD_KEY_OLD', 'INDEX_KEY_OLD'] as const;

/** The keys of this environment, or null when there is no file yet. */
export function readKeys(file: string, environment: string): Keys | null {
  if (!existsSync(file)) return null;
  const parsed = keyFileSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  const isHalf = parsed.data && (parsed.data.FIELD_KEY_OLD === undefined) !== (parsed.data.INDEX_KEY_OLD === undefined);
  if (!parsed.success || isHalf) throw new DeployFailure(`密钥文件 ${file} 不完整或被改动过；请换回密封保存的那一份。`);
  if (parsed.data.environment !== environment)
    throw new DeployFailure(`密钥文件 ${file} 属于环境 ${parsed.data.environment}，不是 ${environment}。`);
  return parsed.data;
}

/**
 * Completes the keys and writes them, readable by their owner only. `code` is there when a new one-use code for the first bureau account was
 * made: it stands nowhere else.
 */
export function completeKeys(file: string, environment: string, known: Keys | null): { keys: Keys; code?: string } {
  if (known?.BOOTSTRAP_CODE_HASH !== undefined) return { keys: known };
  const code = newCode();
  const keys: Keys = {
    ...known,
    environment,
    FIELD_KEY: known?.FIELD_KEY ?? newKey(),
    INDEX_KEY: known?.INDEX_KEY ?? newKey(),
    BOOTSTRAP_CODE_HASH: createHash('sha256').update(code).digest('hex'),
  };
  makeFolder(path.dirname(path.resolve(file)));
  // A file that exists keeps its mode; only one that is not there yet is made.
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: known === null ? 'wx' : 'w' });
  return { keys, code: `${code.slice(0, 4)}-${code.slice(4)}` };
}

function newKey(): string {
  return randomBytes(32).toString('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
