import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { SimulatorClient } from './client';
import { StartError } from './cloud/errors';

/** One file of environments/. */
export interface Environment {
  appId: string;
  envId: string;
  /** Subscribe messages by name. */
  templates: Record<string, { id: string; title?: string }>;
  [key: string]: unknown;
}

export interface SeedContext {
  environment: Environment;
  /** The one-use code that appoints the first person. */
  bootstrapCode: string;
  /** A line for the person who waits. */
  progress(line: string): void;
}

/** What a file of seeds/ exports. */
export interface SeedModule {
  title: string;
  seed(client: SimulatorClient, context: SeedContext): Promise<void>;
}

/** Loads seeds/NAME.ts; an unknown name is refused with the known ones. */
export function loadSeed(seedsDir: string, name: string): SeedModule {
  const file = path.join(seedsDir, `${name}.ts`);
  if (!/^[\w-]+$/.test(name) || !existsSync(file)) {
    throw new StartError(`没有叫“${name}”的示例数据。有这些：${knownSeeds(seedsDir).join('、') || '（还没有）'}。`);
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- product code is loaded by path only
  return require(file) as SeedModule;
}

function knownSeeds(seedsDir: string): string[] {
  if (!existsSync(seedsDir)) return [];
  const files = readdirSync(seedsDir).filter((file) => file.endsWith('.ts'));
  return files.map((file) => path.basename(file, '.ts')).sort();
}
