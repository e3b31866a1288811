import { convertRpx } from '../rpx';
import { resourceUrl } from '../resources';
import type { ElementHost, ElementKind } from './element';
import { anyProperty, ignored } from './element';

interface RichNode {
  type?: 'node' | 'text';
  name?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
  text?: string;
}

/** Tags that WeChat trusts; all others are dropped with their content. */
const trusted = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset ' +
    'font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong ' +
    'sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);

const allowed: Record<string, string[]> = {
  a: [],
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
  font: ['color', 'size', 'face'],
};

/** HTML or nodes, without anything that could act; events inside it do not exist, as in WeChat. */
export const richText: ElementKind = {
  properties: { nodes: anyProperty([]), ...ignored('space userSelect mode') },
  create: (host) => {
    const draw = (): void => {
      const nodes = host.any('nodes');
      const drawn = typeof nodes === 'string' ? fromHtml(host, nodes) : fromNodes(host, nodes as RichNode[] | null);
      host.dom.replaceChildren(...drawn);
    };
    return { attached: draw, changed: draw };
  },
};

function fromHtml(host: ElementHost, html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const convert = (node: Node): RichNode[] => {
    if (node.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: node.textContent ?? '' }];
    if (!(node instanceof Element)) return [];
    const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
    return [{ name: node.localName, attrs, children: [...node.childNodes].flatMap(convert) }];
  };
  return fromNodes(host, [...body.childNodes].flatMap(convert));
}

const fromNodes = (host: ElementHost, nodes: RichNode[] | null): Node[] =>
  (nodes ?? []).flatMap((node) => draw(host, node));

function draw(host: ElementHost, { type, name = '', attrs = {}, children, text }: RichNode): Node[] {
  if (type === 'text') return [document.createTextNode(decode(text ?? ''))];
  const tag = name.toLowerCase();
  if (!trusted.has(tag)) return [];
  const element = document.createElement(tag);
  for (const [attribute, value] of Object.entries(attrs)) setAttribute(host, element, attribute, String(value));
  element.append(...fromNodes(host, children ?? []));
  return [element];
}

function setAttribute(host: ElementHost, element: HTMLElement, name: string, value: string): void {
  if (name === 'class') element.className = host.classes(value);
  else if (name === 'style') element.style.cssText = convertRpx(value);
  else if (name === 'src' && element instanceof HTMLImageElement) {
    void resourceUrl(value, host.owner).then((url) => {
      element.src = url;
    });
  } else if (allowed[element.localName]?.includes(name)) element.setAttribute(name, value);
}

const decode = (text: string): string => {
  const area = document.createElement('textarea');
  area.innerHTML = text;
  return area.value;
};
