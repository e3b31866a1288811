import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { AppConfig, ComponentConfig } from '../runtime/package-file';

/** A page or component as found in dist/miniprogram. */
export interface ProgramComponent {
  /** Without extension, relative to the program's root. */
  path: string;
  isPage: boolean;
  /** Root of the package it lies in; empty for the main package. */
  package: string;
  /** Prefix of its classes; undefined when it shares the page's styles. */
  scope: string | undefined;
  /** usingComponents resolved to absolute paths and merged with app.json's. */
  config: ComponentConfig;
}

export interface Program {
  dir: string;
  app: AppConfig;
  /** Every page, subpackages included. */
  pages: string[];
  /** Roots of the subpackages. */
  roots: string[];
  /** Components before those that use them. */
  components: ProgramComponent[];
}

export const readJson = (file: string): unknown => {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

export const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile();

/** Finds `path` in the miniprogram_npm folders from the folder of `from` upwards, as WeChat does; a path without extension. */
export function resolveNpm(dir: string, path: string, from: string, endings: string[]): string | undefined {
  for (let folder = posix.dirname(from); ; folder = posix.dirname(folder)) {
    const candidate = posix.join(folder === '.' ? '' : folder, 'miniprogram_npm', path);
    const ending = endings.find((each) => isFile(join(dir, candidate + each)));
    if (ending !== undefined) return candidate + ending;
    if (folder === '.' || folder === '/' || folder === '') return undefined;
  }
}

/** Reads app.json and every page and component reachable from it; throws on what is missing or not simulated. */
export function readProgram(dir: string): Program {
  const appFile = join(dir, 'app.json');
  if (!isFile(appFile)) throw new Error(`${appFile} is missing: build the mini-program first`);
  const app = readJson(appFile) as AppConfig;
  refuseUnsupported(app);
  const subPackages = app.subPackages ?? app.subpackages ?? [];
  const roots = subPackages.map((each) => posix.normalize(each.root).replace(/^\/|\/$/g, ''));
  const pages = [
    ...app.pages,
    ...subPackages.flatMap((each, index) => each.pages.map((page) => posix.join(roots[index] ?? '', page))),
  ];
  const components = new ComponentCollector(dir, app, roots).collect(pages);
  return { dir, app, pages, roots, components };
}

function refuseUnsupported(app: AppConfig): void {
  const refuse = (what: string): never => {
    throw new Error(`not simulated: app.json ${what}`);
  };
  if (app.plugins !== undefined) refuse('plugins');
  if (app.resolveAlias !== undefined) refuse('resolveAlias');
  if (app.tabBar?.custom === true) refuse('tabBar.custom');
  if (app.renderer === 'skyline') refuse('renderer skyline');
  if ((app.subPackages ?? app.subpackages ?? []).some((each) => each.independent === true)) {
    refuse('independent subpackages');
  }
}

class ComponentCollector {
  private readonly found = new Map<string, ProgramComponent>();
  private readonly ordered: ProgramComponent[] = [];
  private readonly globalUsing: Record<string, string>;

  constructor(
    private readonly dir: string,
    app: AppConfig,
    private readonly roots: string[],
  ) {
    this.globalUsing = this.resolveAll(app.usingComponents ?? {}, 'app');
  }

  collect(pages: string[]): ProgramComponent[] {
    for (const page of pages) this.add(page, true);
    return this.ordered;
  }

  private add(path: string, isPage: boolean): void {
    if (this.found.has(path)) return;
    for (const ending of ['.js', '.wxml']) {
      if (!isFile(join(this.dir, path + ending))) throw new Error(`${path}${ending} is missing`);
    }
    const jsonFile = join(this.dir, `${path}.json`);
    const json = (isFile(jsonFile) ? readJson(jsonFile) : {}) as ComponentConfig;
    if (!isPage && json.component !== true) throw new Error(`${path}.json: "component": true is missing`);
    const component: ProgramComponent = {
      path,
      isPage,
      package: this.packageOf(path),
      scope: sharesPageStyles(json, isPage) ? undefined : `s${this.found.size.toString(36)}`,
      config: {
        ...json,
        component: !isPage,
        usingComponents: { ...this.globalUsing, ...this.resolveAll(json.usingComponents ?? {}, path) },
      },
    };
    this.found.set(path, component);
    for (const used of Object.values(component.config.usingComponents ?? {})) {
      this.add(used.slice(1), false);
      this.refuseForeignPackage(component, used.slice(1));
    }
    this.ordered.push(component);
  }

  private packageOf(path: string): string {
    return this.roots.find((root) => path.startsWith(`${root}/`)) ?? '';
  }

  private refuseForeignPackage(component: ProgramComponent, used: string): void {
    const owner = this.packageOf(used);
    if (owner !== '' && owner !== component.package) {
      throw new Error(`${component.path} uses ${used}, which lies in the subpackage ${owner}`);
    }
  }

  private resolveAll(using: Record<string, string>, from: string): Record<string, string> {
    return Object.fromEntries(Object.entries(using).map(([tag, path]) => [tag, `/${this.resolve(path, from)}`]));
  }

  private resolve(path: string, from: string): string {
    if (path.startsWith('plugin://')) throw new Error(`not simulated: ${path}`);
    const exists = (candidate: string): boolean => isFile(join(this.dir, `${candidate}.json`));
    if (path.startsWith('/')) return posix.normalize(path.slice(1));
    const relative = posix.join(posix.dirname(from), path);
    if (exists(relative)) return relative;
    const npm = resolveNpm(this.dir, path, from, ['.json']);
    if (npm !== undefined) return npm.replace(/\.json$/, '');
    throw new Error(`component ${path}, used by ${from}.json, is not found`);
  }
}

const sharesPageStyles = ({ styleIsolation }: ComponentConfig, isPage: boolean): boolean =>
  styleIsolation === undefined ? isPage : /^(page-)?shared$/.test(styleIsolation);
