import { build, transform, type Plugin } from 'esbuild';
import { posix, relative } from 'node:path';
import { toPosix, type Files } from './files';
import type { ModuleGraph } from './modules';
import type { Placement } from './placement';

export interface ScriptOptions {
  root: string;
  minify: boolean;
  /** Constants replaced in the source, as JSON. */
  define: Record<string, string>;
}

const outputOptions = { format: 'cjs', target: 'es2017', charset: 'utf8', legalComments: 'none' } as const;

/** Compiles every module to a file of its own, once for each package that holds it. */
export async function compileScripts(graph: ModuleGraph, placement: Placement, options: ScriptOptions): Promise<Files> {
  const main = placement.get('') ?? new Map<string, string>();
  const packages = [...placement.values()].map((own) =>
    compilePackage(graph, own, new Map([...main, ...own]), options),
  );
  return new Map((await Promise.all(packages)).flat());
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
export async function minifyScript(code: string): Promise<string> {
  const options = { target: 'es2017', charset: 'utf8', legalComments: 'none', minify: true } as const;
  return (await transform(code, options)).code;
}

async function compilePackage(
  graph: ModuleGraph,
  own: ReadonlyMap<string, string>,
  reachable: ReadonlyMap<string, string>,
  { root, minify, define }: ScriptOptions,
): Promise<[string, string][]> {
  const result = await build({
    ...outputOptions,
    absWorkingDir: root,
    entryPoints: [...own].map(([module, path]) => ({ in: module, out: path.replace(/\.js$/, '') })),
    outdir: root,
    bundle: true,
    write: false,
    minify,
    define,
    logLevel: 'silent',
    plugins: [keepModules(root, graph, reachable)],
  });
  return result.outputFiles.map((file) => [toPosix(relative(root, file.path)), file.text]);
}

/** Leaves every import as a require, of the place where the module lands. */
function keepModules(root: string, graph: ModuleGraph, homes: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'keep-modules',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, ({ kind, path, importer }) => {
        if (kind === 'entry-point') return undefined;
        if (!path.startsWith('.')) return { path, external: true };
        const from = toPosix(relative(root, importer));
        const target = graph.modules.get(from)?.get(path) ?? '';
        const [home, targetHome] = [homes.get(from), homes.get(target)];
        if (home === undefined || targetHome === undefined)
          return { errors: [{ text: `${path} is in another subpackage` }] };
        return { path: requirePath(home, targetHome), external: true };
      });
    },
  };
}

function requirePath(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to.replace(/\.js$/, ''));
  return path.startsWith('.') ? path : `./${path}`;
}
