import type { ModuleGraph } from './modules';
import { closure } from './modules';

/** Folder of the app in the repository. */
export const APP = 'miniprogram';

/**
 * Where each module lands in the mini-program. Pages, components and the app stay in their place; any other module that only
 * one subpackage needs moves into that subpackage, so that the main package does not carry it.
 */
export function placeModules(
  graph: ModuleGraph,
  fixed: readonly string[],
  subpackages: readonly string[],
): Map<string, string> {
  const users = packagesUsing(graph, fixed, subpackages);
  const home = new Map<string, string>();
  for (const module of [...graph.modules.keys()].sort()) {
    const inApp = module.startsWith(`${APP}/`);
    const path = (inApp ? module.slice(APP.length + 1) : module).replace(/\.ts$/, '.js');
    const own = packageOf(path, subpackages);
    const needing = [...(users.get(module) ?? [])];
    const only = needing.length === 1 ? needing[0] : '';
    const moves = !fixed.includes(module) && own === '' && only !== undefined && only !== '';
    home.set(module, moves ? `${only}/${path}` : path);
  }
  return home;
}

/** The root of the subpackage that holds the path; empty for the main package. */
export function packageOf(path: string, subpackages: readonly string[]): string {
  return subpackages.find((root) => path.startsWith(`${root}/`)) ?? '';
}

function packagesUsing(graph: ModuleGraph, fixed: readonly string[], subpackages: readonly string[]) {
  const users = new Map<string, Set<string>>();
  for (const entry of fixed) {
    const name = packageOf(entry.slice(APP.length + 1), subpackages);
    for (const module of closure(graph, [entry])) users.set(module, (users.get(module) ?? new Set()).add(name));
  }
  return users;
}
