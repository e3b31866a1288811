import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fontFace, iconRules } from './icon-font';
import type { Files } from './files';
import { minifyJson, minifyWxml, minifyWxss } from './markup';
import { minifyScript } from './scripts';

export const VANT = '@vant/weapp';

interface Source {
  path: string;
  text: string;
}

/** The components in use and all that they need, from the package to `miniprogram_npm/@vant/weapp`. `entries` are paths as in usingComponents or require. */
export async function collectVant(root: string, entries: readonly string[], minify: boolean): Promise<Files> {
  const library = join(root, 'node_modules', VANT, 'lib');
  const sources = await readClosure(library, entries);
  const icons = await readFile(join(root, 'node_modules/@vant/icons/src/encode-woff2.less'), 'utf8');
  const codes = await readFile(join(root, 'node_modules/@vant/icons/src/common.less'), 'utf8');
  const files: Files = new Map();
  for (const { path, text } of sources) {
    const own = path === 'icon/index.wxss' ? iconRules(text, codes, fontFace(icons)) : text;
    files.set(`miniprogram_npm/${VANT}/${path}`, await shrink(path, own, minify));
  }
  return files;
}

async function readClosure(library: string, entries: readonly string[]): Promise<Source[]> {
  const sources = new Map<string, Source>();
  const waiting = entries.flatMap((entry) => unitFiles(entry.slice(VANT.length + 1)));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (sources.has(path)) continue;
    const text = await readFile(join(library, path), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    sources.set(path, { path, text });
    waiting.push(...references(path, text));
  }
  for (const entry of entries) {
    const script = `${entry.slice(VANT.length + 1)}.js`;
    if (!sources.has(script)) throw new Error(`${entry} is not in ${VANT}`);
  }
  return [...sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A component is a quartet; a plain module has only its script. */
function unitFiles(stem: string): string[] {
  return ['js', 'json', 'wxml', 'wxss'].map((extension) => `${stem}.${extension}`);
}

function references(path: string, text: string): string[] {
  const from = posix.dirname(path);
  const targets = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => posix.join(from, match[1] ?? ''));
  if (path.endsWith('.js')) return targets(/require\("(\.[^"]+)"\)/g).map((stem) => `${stem}.js`);
  if (path.endsWith('.wxs')) return targets(/require\('(\.[^']+)'\)/g);
  if (path.endsWith('.wxss')) return targets(/@import\s*['"]([^'"]+)['"]/g);
  if (path.endsWith('.wxml')) return targets(/\ssrc="(\.[^"{]+\.(?:wxs|wxml))"/g);
  const { usingComponents = {} } = JSON.parse(text) as { usingComponents?: Record<string, string> };
  return Object.values(usingComponents).flatMap((target) => unitFiles(posix.join(from, target)));
}

async function shrink(path: string, text: string, minify: boolean): Promise<string> {
  if (!minify) return text;
  if (path.endsWith('.js')) return minifyScript(text);
  if (path.endsWith('.json')) return minifyJson(text);
  if (path.endsWith('.wxml')) return minifyWxml(text);
  return path.endsWith('.wxss') ? minifyWxss(text) : text;
}
