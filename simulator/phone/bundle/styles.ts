import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import postcss from 'postcss';
import type { ChildNode, Root, Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { convertRpx } from '../runtime/rpx';
import { isFile } from './program';
import { builtInTags } from './tags';

/**
 * Compiles a .wxss file (missing: empty) for the document: imports inlined, rpx as a variable, built-in tags prefixed `wx-`,
 * classes prefixed with the component's scope when it has one.
 */
export function compileStyle(dir: string, path: string, scope: string | undefined): string {
  const file = join(dir, `${path}.wxss`);
  if (!isFile(file)) return '';
  const root = postcss.root();
  root.append(...inlineImports(dir, file, []));
  const transform = selectorTransform(scope);
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = transform.processSync(rule.selector);
  });
  root.walkDecls((declaration) => {
    refuseForeignHost(declaration.value, path);
    declaration.value = convertRpx(declaration.value);
  });
  return root.toString();
}

function inlineImports(dir: string, file: string, above: string[]): ChildNode[] {
  if (above.includes(file)) return [];
  const parsed: Root = postcss.parse(readFileSync(file, 'utf8'), { from: file });
  return parsed.nodes.flatMap((node) => {
    if (node.type !== 'atrule' || node.name !== 'import') return [node.clone()];
    const target = node.params.replace(/^url\(|\)$|['"]/g, '').trim();
    const imported = target.startsWith('/') ? join(dir, target) : resolve(dirname(file), target);
    if (!isFile(imported)) throw new Error(`${imported}, imported by ${file}, is missing`);
    return inlineImports(dir, imported, [...above, file]);
  });
}

const isKeyframe = (rule: Rule): boolean =>
  rule.parent?.type === 'atrule' && 'name' in rule.parent && /keyframes$/.test(rule.parent.name);

function refuseForeignHost(value: string, path: string): void {
  const foreign = /url\(\s*['"]?((?:https?:)?\/\/[^'")]+)/.exec(value);
  if (foreign) throw new Error(`${path}.wxss fetches ${foreign[1] ?? ''}: bring it into the package`);
}

const selectorTransform = (scope: string | undefined): ReturnType<typeof selectorParser> =>
  selectorParser((selectors) => {
    selectors.walk((node) => {
      if (node.type === 'class' && scope !== undefined) node.value = `${scope}--${node.value}`;
      else if (node.type === 'tag' && (builtInTags.has(node.value) || node.value === 'page'))
        node.value = `wx-${node.value}`;
      else if (node.type === 'id') node.replaceWith(attribute('exparser\\:info-attr-id', node.value));
      else if (node.type === 'pseudo' && node.value === ':host') node.replaceWith(attribute('wx-host', scope ?? ''));
    });
  });

const attribute = (name: string, value: string): ReturnType<typeof selectorParser.attribute> =>
  selectorParser.attribute({ attribute: name, operator: '=', value, quoteMark: '"', raws: {} });
