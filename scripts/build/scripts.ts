import { build, transform, type Plugin } from 'esbuild';
import { dirname, posix, relative } from 'node:path';
import { toPosix, type Files } from './files';
import type { ModuleGraph } from './modules';

export interface ScriptOptions {
  root: string;
  minify: boolean;
  /** Constants replaced in the source, as JSON. */
  define: Record<string, string>;
}

const outputOptions = { format: 'cjs', target: 'es2017', charset: 'utf8', legalComments: 'none' } as const;

/** Compiles every module to a file of its own. `home` says where it lands in the package, with `.js`. */
export async function compileScripts(
  graph: ModuleGraph,
  home: ReadonlyMap<string, string>,
  options: ScriptOptions,
): Promise<Files> {
  const entryPoints = [...home].map(([module, path]) => ({ in: module, out: path.replace(/\.js$/, '') }));
  const result = await build({
    ...outputOptions,
    absWorkingDir: options.root,
    entryPoints,
    outdir: options.root,
    bundle: true,
    write: false,
    minify: options.minify,
    define: options.define,
    logLevel: 'silent',
    plugins: [keepModules(options.root, graph, home)],
  });
  return new Map(result.outputFiles.map((file) => [toPosix(relative(options.root, file.path)), file.text]));
}

/** Bundles a package into the one file by which WeChat finds `require('<package>')`. */
export async function bundlePackage(name: string, others: readonly string[], options: ScriptOptions): Promise<Files> {
  const result = await build({
    ...outputOptions,
    stdin: { contents: `module.exports = require('${name}');`, resolveDir: options.root },
    bundle: true,
    write: false,
    minify: options.minify,
    external: others.filter((other) => other !== name),
    logLevel: 'silent',
  });
  return new Map(result.outputFiles.map((file) => [`miniprogram_npm/${name}/index.js`, file.text]));
}

/** Minifies a CommonJS file that is already fit for the phone. */
export async function minifyScript(code: string, minify: boolean): Promise<string> {
  const result = await transform(code, { target: 'es2017', charset: 'utf8', legalComments: 'none', minify });
  return result.code;
}

function keepModules(root: string, graph: ModuleGraph, home: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'keep-modules',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, ({ kind, path, importer }) => {
        if (kind === 'entry-point') return undefined;
        if (!path.startsWith('.')) return { path, external: true };
        const from = toPosix(relative(root, importer));
        const target = graph.modules.get(from)?.get(path);
        const [fromHome, targetHome] = [home.get(from), target === undefined ? undefined : home.get(target)];
        if (fromHome === undefined || targetHome === undefined) return { errors: [{ text: `no place for ${path}` }] };
        return { path: requirePath(fromHome, targetHome), external: true };
      });
    },
  };
}

function requirePath(from: string, to: string): string {
  const path = posix.relative(dirname(from), to.replace(/\.js$/, ''));
  return path.startsWith('.') ? path : `./${path}`;
}
