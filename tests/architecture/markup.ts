import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseWxml } from '../../lint/markup/wxml';
import { wxmlRules, type Unit } from '../../lint/markup/wxml-rules';
import { iconCodes } from '../../scripts/build/icon-font';

export const ROOT = resolve(__dirname, '../..');
const APP = join(ROOT, 'miniprogram');

/** Files of the mini-program's sources with this ending, relative to miniprogram/. */
export function appFiles(ending: string): string[] {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return files.filter((file) => file.endsWith(ending)).sort();
}

export function readApp(file: string): string {
  const path = join(APP, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Every name that the icon font in the build draws. */
export function drawnIcons(): ReadonlySet<string> {
  const table = readFileSync(join(ROOT, 'node_modules/@vant/icons/src/common.less'), 'utf8');
  return new Set(iconCodes(table).keys());
}

export function unitOf(file: string, icons: ReadonlySet<string>): Unit {
  const stem = file.replace(/\.wxml$/, '');
  const components = new Set([...declared('app.json'), ...declared(`${stem}.json`)]);
  return { wxml: parseWxml(readApp(file)), script: readApp(`${stem}.ts`), components, icons };
}

/** `rule: text (line)` for each violation. */
export function judgeWxml(unit: Unit): string[] {
  return Object.entries(wxmlRules).flatMap(([name, rule]) =>
    rule(unit).map(({ line, text }) => `line ${line}: ${text} [${name}]`),
  );
}

function declared(file: string): string[] {
  const { usingComponents = {} } = JSON.parse(readApp(file) || '{}') as { usingComponents?: Record<string, string> };
  return Object.keys(usingComponents);
}
