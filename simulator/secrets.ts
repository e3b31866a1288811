import { createHash, randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Secrets {
  /** Values for the environment names that functions.json declares: 32 random bytes in hex each. */
  environment: Record<string, string>;
  /** What the seed appoints the bureau with; the functions know only its SHA-256. */
  bootstrapCode: string;
}

const FILE = 'secrets.json';
/** What can be read aloud and typed: no 0, O, 1, I, L. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const BOOTSTRAP_CODE_HASH = 'BOOTSTRAP_CODE_HASH';

/** The keys of one simulated cloud: made once per data folder, readable by its owner only. */
export function loadSecrets(dataDir: string, functionsFile: string): Secrets {
  const file = path.join(dataDir, FILE);
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : undefined;
  const bootstrapCode = known?.bootstrapCode ?? newCode();
  const environment: Record<string, string> = {};
  for (const name of declaredNames(functionsFile, 'environment')) {
    environment[name] = known?.environment[name] ?? newValue(name, bootstrapCode);
  }
  for (const name of declaredNames(functionsFile, 'rotation')) {
    const value = known?.environment[name];
    if (value !== undefined) environment[name] = value;
  }
  const secrets = { environment, bootstrapCode };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** What must be there (`environment`), or may be (`rotation`). */
function declaredNames(functionsFile: string, list: 'environment' | 'rotation'): Set<string> {
  const { functions } = JSON.parse(readFileSync(functionsFile, 'utf8')) as {
    functions: Record<string, Partial<Record<typeof list, string[]>>>;
  };
  return new Set(Object.values(functions).flatMap((declared) => declared[list] ?? []));
}

function newValue(name: string, bootstrapCode: string): string {
  if (name === BOOTSTRAP_CODE_HASH) return createHash('sha256').update(bootstrapCode).digest('hex');
  return randomBytes(32).toString('hex');
}

/** Eight characters, about 40 bits. */
export function newCode(): string {
  return Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
