import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toClientEnvironment, type Environment } from '../environment';
import { readApp, type App } from './app-config';
import type { Files } from './files';
import { minifyJson, minifyWxml, minifyWxss } from './markup';
import { holdsState, readModuleGraph } from './modules';
import { APP, placeModules } from './placement';
import { bundlePackage, compileScripts, type ScriptOptions } from './scripts';
import { collectVant, VANT } from './vant';

export interface PartOptions {
  root: string;
  environment: Environment;
  minify: boolean;
  onWarning: (line: string) => void;
}

const NOT_SHIPPED = /(\.ts|\.md|\.sample\.json|(^|\/)tsconfig\.json|(^|\/)\.[^/]*)$/;

/** The mini-program as it is uploaded. */
export async function buildMiniprogram(options: PartOptions): Promise<Files> {
  const app = await readApp(options.root);
  const scriptOptions: ScriptOptions = {
    root: options.root,
    minify: options.minify,
    define: { ENVIRONMENT: JSON.stringify(toClientEnvironment(options.environment)) },
  };
  const graph = await readModuleGraph(options.root, app.started);
  const placement = placeModules(graph, {
    started: app.started,
    subpackages: app.subpackages,
    holdsState: (module) => holdsState(options.root, module),
  });
  const [scripts, assets] = await Promise.all([
    compileScripts(graph, placement, scriptOptions),
    copyAssets(app, options),
  ]);
  const packages = await addPackages(graph.packages, assets, scriptOptions, options);
  return new Map([...assets, ...packages, ...scripts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function copyAssets(app: App, { root, minify }: PartOptions): Promise<Files> {
  const files: Files = new Map();
  for (const path of app.files.filter((file) => !NOT_SHIPPED.test(file))) {
    const content = await readFile(join(root, APP, path));
    files.set(path, minify ? await shrink(path, content) : content);
  }
  return files;
}

async function shrink(path: string, content: Buffer): Promise<string | Uint8Array> {
  if (path.endsWith('.wxml')) return minifyWxml(content.toString());
  if (path.endsWith('.wxss')) return minifyWxss(content.toString());
  return path.endsWith('.json') ? minifyJson(content.toString()) : content;
}

async function addPackages(
  imported: ReadonlyMap<string, readonly string[]>,
  assets: Files,
  scriptOptions: ScriptOptions,
  { root, minify, onWarning }: PartOptions,
): Promise<Files> {
  const names = [...imported.keys()].filter((name) => !name.startsWith(`${VANT}/`)).sort();
  const vantModules = [...imported.keys()].filter((name) => name.startsWith(`${VANT}/`));
  for (const name of names.filter((one) => /^zod(\/|$)/.test(one))) {
    onWarning(`${name} reaches the mini-program through ${(imported.get(name) ?? []).join(', ')}`);
  }
  const bundles = await Promise.all(names.map((name) => bundlePackage(name, names, scriptOptions)));
  const vant = await collectVant(root, [...new Set([...usedVant(assets), ...vantModules])], minify);
  return new Map([...vant, ...bundles.flatMap((bundle) => [...bundle])]);
}

function usedVant(assets: Files): string[] {
  const configs = [...assets].filter(([path]) => path.endsWith('.json'));
  return configs.flatMap(([, content]) => {
    const { usingComponents = {} } = JSON.parse(content.toString()) as { usingComponents?: Record<string, string> };
    return Object.values(usingComponents).filter((target) => target.startsWith(`${VANT}/`));
  });
}
