import { Parser } from 'htmlparser2';

export interface Wxml {
  readonly elements: readonly Element[];
  /** Tags that nothing closes. */
  readonly unclosed: readonly Place[];
}

export interface Place {
  readonly tag: string;
  readonly line: number;
}

export interface Element extends Place {
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** Its own text, without that of its children. */
  text: string;
}

/** Parses WXML, whose grammar is XML's but for `{{…}}` and the source of inline `<wxs>`, which is left out. */
export function parseWxml(source: string): Wxml {
  const elements: Element[] = [];
  const unclosed: Place[] = [];
  const open: Element[] = [];
  const lineOf = countLines(source);
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const element: Element = { tag, attributes, children: [], text: '', line: lineOf(parser.startIndex) };
        open.at(-1)?.children.push(element);
        elements.push(element);
        open.push(element);
      },
      ontext(text) {
        const parent = open.at(-1);
        if (parent !== undefined) parent.text += text;
      },
      onclosetag(tag, isImplied) {
        const element = open.pop();
        const selfClosed = source[parser.endIndex] === '>' && source[parser.endIndex - 1] === '/';
        if (isImplied && !selfClosed) unclosed.push({ tag, line: element?.line ?? 0 });
      },
    },
    { xmlMode: true, decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.end(withoutScripts(source));
  return { elements, unclosed };
}

/** The element and all within it. */
export function within(element: Element): Element[] {
  return [element, ...element.children.flatMap(within)];
}

export function textOf(element: Element): string {
  return within(element)
    .map(({ text }) => text)
    .join('')
    .trim();
}

function withoutScripts(source: string): string {
  return source.replace(/(<wxs\b[^>]*[^/]>)([\s\S]*?)(<\/wxs>)/g, (_, start: string, body: string, end: string) => {
    return start + body.replace(/[^\n]/g, ' ') + end;
  });
}

function countLines(source: string): (index: number) => number {
  const starts = [...source.matchAll(/\n/g)].map(({ index }) => index);
  return (index) => starts.filter((start) => start < index).length + 1;
}
