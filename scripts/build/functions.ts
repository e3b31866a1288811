import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from './files';
import type { PartOptions } from './miniprogram';

interface FunctionSettings {
  openapi?: string[];
  timer?: { name: string; cron: string };
}

/** Every function of cloudfunctions/functions.json: its bundle, its package.json and its config.json. */
export async function buildFunctions(options: PartOptions): Promise<Files> {
  const file = join(options.root, 'cloudfunctions/functions.json');
  const { functions } = JSON.parse(await readFile(file, 'utf8')) as { functions: Record<string, FunctionSettings> };
  const sdk = await sdkVersion(options.root);
  const files: Files = new Map();
  for (const name of Object.keys(functions).sort()) {
    files.set(`${name}/index.js`, await bundleFunction(name, options));
    files.set(`${name}/package.json`, json({ name, version: '1.0.0', main: 'index.js', dependencies: sdk }));
    files.set(`${name}/config.json`, json(toConfig(functions[name] ?? {})));
  }
  return files;
}

async function bundleFunction(name: string, { root, environment, minify }: PartOptions): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [`cloudfunctions/${name}/index.ts`],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node18',
    charset: 'utf8',
    legalComments: 'none',
    external: ['wx-server-sdk'],
    define: { ENVIRONMENT: JSON.stringify(environment) },
    minifySyntax: minify,
    minifyWhitespace: minify,
    keepNames: true,
    logLevel: 'silent',
  });
  return result.outputFiles.map((one) => one.text).join('');
}

/** config.json carries only permissions and triggers; timeout, memory and variables are set by the deployment. */
function toConfig({ openapi = [], timer }: FunctionSettings): object {
  const triggers = timer === undefined ? [] : [{ name: timer.name, type: 'timer', config: timer.cron }];
  return { permissions: { openapi }, triggers };
}

async function sdkVersion(root: string): Promise<Record<string, string>> {
  const text = await readFile(join(root, 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
  const version = dependencies['wx-server-sdk'];
  if (version === undefined) throw new Error('package.json does not pin wx-server-sdk');
  return { 'wx-server-sdk': version };
}

function json(value: object): string {
  return JSON.stringify(value, undefined, 2) + '\n';
}
