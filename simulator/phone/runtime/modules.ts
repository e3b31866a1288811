import type { ModuleBody, PackageFile } from './package-file';
import { notSimulated } from './problems';

/** Hides `Function` as a compiler of text: WeChat has none. */
const SealedFunction = new Proxy(Function, {
  apply: (_target, _self, args: unknown[]) => refuse(args),
  construct: (_target, args: unknown[]) => refuse(args),
});

function refuse(args: unknown[]): () => unknown {
  if (args.length === 1 && args[0] === 'return this') return () => globalThis;
  throw new EvalError('Code generation from strings disallowed for this context');
}

/** The CommonJS modules of all loaded packages; each is one instance, whoever requires it. */
class Modules {
  private readonly bodies = new Map<string, ModuleBody>();
  private readonly loaded = new Map<string, { exports: unknown }>();

  add(file: PackageFile): void {
    for (const [path, body] of Object.entries(file.modules)) this.bodies.set(path, body);
  }

  has(path: string): boolean {
    return this.bodies.has(path);
  }

  /** Runs a module once; `path` with its extension. */
  run(path: string): unknown {
    const known = this.loaded.get(path);
    if (known) return known.exports;
    const body = this.bodies.get(path);
    if (!body) throw new Error(`module '${path}' is not defined`);
    const module: { exports: unknown } = { exports: {} };
    this.loaded.set(path, module);
    const require = Object.assign((target: string): unknown => this.run(this.resolve(target, path)), {
      async: () => {
        throw notSimulated('require.async');
      },
    });
    try {
      body(require, module, module.exports, ...hiddenValues(body.length - 3));
    } catch (error) {
      this.loaded.delete(path);
      throw error;
    }
    return module.exports;
  }

  private resolve(target: string, from: string): string {
    const folders = from.split('/').slice(0, -1);
    const found = this.find(join([...folders, ...target.split('/')]));
    if (found !== undefined) return found;
    for (let depth = folders.length; depth >= 0; depth -= 1) {
      const npm = this.find(join([...folders.slice(0, depth), 'miniprogram_npm', ...target.split('/')]));
      if (npm !== undefined) return npm;
    }
    throw new Error(`module '${target}' is not defined, require args is '${target}' (in ${from})`);
  }

  private find(path: string): string | undefined {
    return [path, `${path}.js`, `${path}/index.js`].find((each) => this.bodies.has(each));
  }
}

/** All undefined but the last two, `Function` and `eval`. */
const hiddenValues = (count: number): unknown[] => [
  ...Array<undefined>(Math.max(0, count - 2)),
  SealedFunction,
  undefined,
];

function join(parts: string[]): string {
  const result: string[] = [];
  for (const part of parts) {
    if (part === '..') result.pop();
    else if (part !== '.' && part !== '') result.push(part);
  }
  return result.join('/');
}

export const modules = new Modules();
