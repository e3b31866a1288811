import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Program, ProgramComponent } from './program';
import { isFile } from './program';
import { refuseUnknownTags } from './tags';

interface TemplateWarning {
  isError: boolean;
  path: string;
  message: string;
  startLine: number;
  startColumn: number;
}

/**
 * Compiles the WXML and WXS of some components into one JavaScript expression: an object from path to template function.
 * Templates that they import from another package are compiled again into it.
 */
export function compileTemplates(program: Program, components: ProgramComponent[]): string {
  const group = new TmplGroup();
  try {
    const compiler = new PackageTemplates(program.dir, group);
    for (const component of components) compiler.add(component.path, knownTags(component));
    return group.getTmplGenObjectGroups();
  } finally {
    group.free();
  }
}

const knownTags = (component: ProgramComponent): ReadonlySet<string> =>
  new Set([
    ...Object.keys(component.config.usingComponents ?? {}),
    ...Object.keys(component.config.componentGenerics ?? {}),
  ]);

class PackageTemplates {
  private readonly templates = new Set<string>();
  private readonly scripts = new Set<string>();

  constructor(
    private readonly dir: string,
    private readonly group: TmplGroup,
  ) {}

  add(path: string, known: ReadonlySet<string>): void {
    if (this.templates.has(path)) return;
    this.templates.add(path);
    const file = join(this.dir, `${path}.wxml`);
    if (!isFile(file)) throw new Error(`${path}.wxml is missing`);
    const wxml = readFileSync(file, 'utf8');
    refuseUnknownTags(wxml, path, known);
    const source = wxml.replace(
      /(<wxs\b[^>]*[^/]>)([\s\S]*?)(<\/wxs>)/g,
      (_all, open: string, body: string, close: string) => open + adaptWxs(body) + close,
    );
    for (const warning of (this.group.addTmpl(path, source) ?? []) as TemplateWarning[]) {
      if (!warning.isError) continue;
      throw new Error(`${path}.wxml:${warning.startLine + 1}:${warning.startColumn + 1} ${warning.message}`);
    }
    for (const used of this.group.getDirectDependencies(path) as string[]) this.add(used, known);
    for (const used of this.group.getScriptDependencies(path) as string[]) this.addScript(used, path);
  }

  /** The compiler's runtime looks scripts up without their extension. */
  private addScript(path: string, from: string): void {
    if (this.scripts.has(path)) return;
    this.scripts.add(path);
    const file = join(this.dir, `${path}.wxs`);
    if (!isFile(file)) throw new Error(`${path}.wxs, used by ${from}, is missing`);
    const source = readFileSync(file, 'utf8');
    this.group.addScript(path, adaptWxs(source));
    for (const match of source.matchAll(/require\(\s*['"]([^'"]+?)(?:\.wxs)?['"]\s*\)/g)) {
      const used = match[1] ?? '';
      const full = used.startsWith('/') ? used.slice(1) : posix.join(posix.dirname(path), used);
      this.addScript(full, path);
    }
  }
}

/**
 * WXS is not quite JavaScript: `x.constructor` is the type's name, `getRegExp('\d')` keeps its backslash,
 * and the compiled runtime wants `require` without the extension.
 */
const adaptWxs = (source: string): string =>
  source
    .replace(/getRegExp\(\s*(['"])((?:\\.|(?!\1).)*)\1/g, (_all, quote: string, body: string) => {
      return `getRegExp(${quote}${body.replace(/\\(?![\\'"])/g, '\\\\')}${quote}`;
    })
    .replace(/(require\(\s*['"][^'"]*?)\.wxs(['"]\s*\))/g, '$1$2')
    .replace(/\.constructor\b/g, '.__wxsType');
