import { CloudError, notSimulated } from '../errors';
import { compileFilter } from './matcher';
import { isDocument, setField } from './values';
import type { Document, Value } from './values';

interface Node {
  /** Fields below; a leaf has none. */
  children: Map<string, Node>;
  transform?: (value: Value) => Value;
}

/** Compiles `field({...})`: fields to keep or to leave out, `$slice` and `$elemMatch`. */
export function compileProjection(projection: Document): (document: Document) => Document {
  const root: Node = { children: new Map() };
  let mode: 'include' | 'exclude' | undefined;
  let withId = true;
  for (const [path, wish] of Object.entries(projection)) {
    if (path === '_id' && !isDocument(wish)) {
      withId = wish !== 0 && wish !== false;
      continue;
    }
    const kind = add(root, path, wish);
    if (kind !== undefined && mode !== undefined && mode !== kind)
      throw bad(
        `Cannot do ${kind === 'include' ? 'inclusion' : 'exclusion'} on field ${path} in the other kind of projection`,
      );
    mode ??= kind;
  }
  mode ??= defaultMode(projection, withId);
  return (document) => {
    const result = mode === 'include' ? include(document, root) : exclude(document, root);
    return arrangeId(result, document, withId);
  };
}

function defaultMode(projection: Document, withId: boolean): 'include' | 'exclude' {
  const fields = Object.keys(projection);
  const hasElemMatch = Object.values(projection).some((wish) => isDocument(wish) && '$elemMatch' in wish);
  return hasElemMatch || (withId && fields.length === 1 && fields[0] === '_id') ? 'include' : 'exclude';
}

function add(root: Node, path: string, wish: Value): 'include' | 'exclude' | undefined {
  let node = root;
  for (const part of path.split('.')) {
    if (part === '' || part.startsWith('$'))
      throw part === '$' ? notSimulated(`projection ${path}`) : bad(`FieldPath ${path} is invalid`);
    let child = node.children.get(part);
    if (!child) node.children.set(part, (child = { children: new Map() }));
    node = child;
  }
  if (!isDocument(wish)) return wish === 0 || wish === false ? 'exclude' : 'include';
  node.transform = transformOf(wish);
  return undefined;
}

function transformOf(wish: Document): (value: Value) => Value {
  const [name, operand] = Object.entries(wish)[0] ?? ['', undefined];
  if (name === '$slice') return (value) => (Array.isArray(value) ? slice(value, operand) : value);
  if (name === '$elemMatch') return elemMatch(operand);
  throw notSimulated(`projection operator ${name}`);
}

function slice(list: Value[], operand: Value): Value[] {
  if (typeof operand === 'number') return operand < 0 ? list.slice(operand) : list.slice(0, operand);
  if (!Array.isArray(operand) || operand.length !== 2) throw bad('$slice needs a number or an array of two');
  const [skip, limit] = operand as [number, number];
  const start = skip < 0 ? Math.max(0, list.length + skip) : skip;
  return list.slice(start, start + limit);
}

function elemMatch(operand: Value): (value: Value) => Value {
  if (!isDocument(operand)) throw bad('$elemMatch needs an Object');
  const test = compileFilter({ list: { $elemMatch: operand } });
  return (value) => {
    const first = Array.isArray(value) ? value.find((element) => test({ list: [element] })) : undefined;
    return first === undefined ? undefined : [first];
  };
}

function include(document: Document, node: Node): Document {
  const result: Document = {};
  for (const [field, value] of Object.entries(document)) {
    const child = node.children.get(field);
    if (!child) continue;
    const kept = child.transform
      ? child.transform(value)
      : child.children.size === 0
        ? value
        : descend(value, child, include, true);
    if (kept !== undefined) setField(result, field, kept);
  }
  return result;
}

function exclude(document: Document, node: Node): Document {
  const result: Document = {};
  for (const [field, value] of Object.entries(document)) {
    const child = node.children.get(field);
    if (child && child.children.size === 0 && !child.transform) continue;
    const kept = !child ? value : child.transform ? child.transform(value) : descend(value, child, exclude, false);
    if (kept !== undefined) setField(result, field, kept);
  }
  return result;
}

function descend(
  value: Value,
  node: Node,
  apply: (document: Document, node: Node) => Document,
  including: boolean,
): Value {
  if (isDocument(value)) return apply(value, node);
  if (Array.isArray(value)) {
    const items = including ? value.filter((item) => isDocument(item) || Array.isArray(item)) : value;
    return items.map((item) => descend(item, node, apply, including));
  }
  return including ? undefined : value;
}

function arrangeId(result: Document, document: Document, withId: boolean): Document {
  const { _id: _dropped, ...rest } = result;
  return withId && document['_id'] !== undefined ? { _id: document['_id'], ...rest } : rest;
}

function bad(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}
