import { closure, type ModuleGraph } from './modules';

/** Folder of the app in the repository. */
export const APP = 'miniprogram';
const MAIN = '';

/** Module -> its file in the mini-program, for each package; the main package is ''. */
export type Placement = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Layout {
  /** Modules that WeChat itself starts; they stay in their place. */
  readonly started: readonly string[];
  /** Roots of the subpackages. */
  readonly subpackages: readonly string[];
  /** Whether two copies of the module would differ at run time. */
  holdsState(module: string): boolean;
}

/**
 * Says where each module lands. What only subpackages need moves into them, so that the main package does not carry it; a subpackage cannot
 * reach into another, so each gets its own copy. A module that holds state is never copied: it stays in the main package.
 */
export function placeModules(graph: ModuleGraph, layout: Layout): Placement {
  const users = packagesUsing(graph, layout);
  const usersOf = (module: string) => [...(users.get(module) ?? [])];
  const isShared = (module: string) => usersOf(module).length > 1 && layout.holdsState(module);
  const main = closure(
    graph,
    [...graph.modules.keys()].filter((module) => usersOf(module).includes(MAIN) || isShared(module)),
  );
  const placement = new Map([MAIN, ...layout.subpackages].map((name) => [name, new Map<string, string>()]));
  for (const module of [...graph.modules.keys()].sort()) {
    const path = pathOf(module);
    const own = packageOf(path, layout.subpackages);
    const packages = own !== MAIN ? [own] : main.has(module) ? [MAIN] : usersOf(module);
    for (const name of packages) placement.get(name)?.set(module, own === name ? path : `${name}/${path}`);
  }
  return placement;
}

/** The root of the subpackage that holds the path; empty for the main package. */
export function packageOf(path: string, subpackages: readonly string[]): string {
  return subpackages.find((root) => path.startsWith(`${root}/`)) ?? MAIN;
}

function packagesUsing(graph: ModuleGraph, { started, subpackages }: Layout): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  for (const entry of started) {
    const name = packageOf(pathOf(entry), subpackages);
    for (const module of closure(graph, [entry])) users.set(module, (users.get(module) ?? new Set()).add(name));
  }
  return users;
}

/** The path in the mini-program that answers to the path in the repository. */
function pathOf(module: string): string {
  return (module.startsWith(`${APP}/`) ? module.slice(APP.length + 1) : module).replace(/\.ts$/, '.js');
}
