import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { toPosix } from './files';

/** The modules that run on the phone, with those of the contract that are imported for their values, as paths relative to the root. */
export interface ModuleGraph {
  /** Module -> what each of its relative imports resolves to, by the text of the import. */
  readonly modules: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Package import (`dayjs`) -> the modules that import it. */
  readonly packages: ReadonlyMap<string, readonly string[]>;
}

/** Follows the imports that stay after types are erased. `entries` are relative to the root. */
export async function readModuleGraph(root: string, entries: readonly string[]): Promise<ModuleGraph> {
  const packages = new Map<string, string[]>();
  const result = await build({
    absWorkingDir: root,
    stdin: { contents: entries.map((entry) => `import './${entry}';`).join('\n'), resolveDir: root },
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    logLevel: 'silent',
    plugins: [notePackages(root, packages)],
  });
  const modules = new Map<string, ReadonlyMap<string, string>>();
  for (const [path, input] of Object.entries(result.metafile.inputs)) {
    if (path === '<stdin>') continue;
    const local = input.imports.filter((one) => !one.external && one.original !== undefined);
    modules.set(path, new Map(local.map((one) => [one.original ?? '', one.path])));
  }
  return { modules, packages };
}

/** The modules reachable from these, themselves included. */
export function closure(graph: ModuleGraph, from: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...from];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    if (reached.has(module)) continue;
    reached.add(module);
    waiting.push(...(graph.modules.get(module)?.values() ?? []));
  }
  return reached;
}

/**
 * Whether the module keeps something between calls: a top-level `let`, an object that grows, an instance. The sources are formatted, so a
 * statement at the margin is at the top level.
 */
export function holdsState(root: string, module: string): boolean {
  const source = readFileSync(join(root, module), 'utf8');
  return /^(export )?((let|var) |const [^=\n]+= (new |\[\];|\{\};))/m.test(source);
}

function notePackages(root: string, packages: Map<string, string[]>): Plugin {
  return {
    name: 'packages',
    setup(builder) {
      builder.onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
        const module = toPosix(relative(root, join(importer)));
        packages.set(path, [...(packages.get(path) ?? []), module].sort());
        return { path, external: true };
      });
    },
  };
}
