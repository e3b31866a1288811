import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Program } from './program';
import { isFile, resolveNpm } from './program';

/** Names of the browser that a mini-program does not have (or not on every phone); hidden from its modules. */
export const hiddenNames: readonly string[] = (
  'window self frames document location history navigator screen localStorage sessionStorage indexedDB ' +
  'caches fetch XMLHttpRequest WebSocket EventSource Worker alert confirm prompt postMessage ' +
  'requestAnimationFrame cancelAnimationFrame Image Audio Blob File FileReader FormData URL ' +
  'URLSearchParams TextEncoder TextDecoder Headers Request Response AbortController atob btoa crypto ' +
  'structuredClone Function eval'
).split(' ');

/**
 * Wraps a module as WeChat does: a function that gets `require`, `module`, `exports` and hides the browser.
 * Checks that every `require` of a literal finds its module and does not reach into another subpackage.
 */
export function wrapModule(program: Program, path: string): string {
  const source = readFileSync(join(program.dir, path), 'utf8').replace(/^\/\/[#@] sourceMappingURL=.*$/gm, '');
  for (const match of withoutComments(source).matchAll(/\brequire\(\s*(['"])([^'"]+)\1\s*\)/g)) {
    checkRequire(program, path, match[2] ?? '');
  }
  // The inner function lets a module declare one of the hidden names itself.
  return `function (require, module, exports, ${hiddenNames.join(', ')}) { (function () {${source}\n}).call(exports); }`;
}

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}(,])\/\/.*$/gm, '$1');

function checkRequire(program: Program, from: string, path: string): void {
  const found = findModule(program, from, path);
  if (found === undefined) throw new Error(`${from} requires ${path}, which is not found`);
  const owner = program.roots.find((root) => found.startsWith(`${root}/`));
  if (owner !== undefined && !from.startsWith(`${owner}/`)) {
    throw new Error(`${from} requires ${path}, which lies in the subpackage ${owner}`);
  }
}

/** The path of the module that `require(path)` finds from `from`: relative, or below a miniprogram_npm. */
export function findModule(program: Program, from: string, path: string): string | undefined {
  if (path.startsWith('/')) throw new Error(`${from} requires ${path}: WeChat takes no absolute paths`);
  const relative = posix.join(posix.dirname(from), path);
  const ending = ['', '.js', '/index.js'].find((each) => isFile(join(program.dir, relative + each)));
  if (ending !== undefined) return relative + ending;
  return resolveNpm(program.dir, path, from, ['.js', '/index.js', '']);
}
