import { unescapeXml } from './xml-text';

/** The strings that cells share. Only where they begin is kept; each is decoded when a cell asks for it. */
export class SharedStrings {
  private readonly starts: number[] = [];
  private readonly prefix: string;

  constructor(private readonly content: Buffer) {
    this.prefix = prefixOf(content, 'sst');
    const open = `<${this.prefix}si`;
    for (let at = content.indexOf(open); at >= 0; at = content.indexOf(open, at + open.length)) {
      const next = content[at + open.length];
      if (next === 0x3e || next === 0x20 || next === 0x2f) this.starts.push(at);
    }
  }

  get(number: number): string {
    const start = this.starts[number];
    if (start === undefined) return '';
    return stringOf(this.content.toString('utf8', start, this.starts[number + 1] ?? this.content.length));
  }
}

/** The text of a string item: its runs together, without the phonetic hints that Japanese and Chinese versions add. */
export function stringOf(xml: string): string {
  const shown = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml;
  let text = '';
  for (const [, run] of shown.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += run ?? '';
  return unescapeXml(text);
}

/** `x:` where a writer names its elements so; mostly empty. */
export function prefixOf(content: Buffer, root: string): string {
  const head = content.toString('latin1', 0, 2000);
  return new RegExp(`<(\\w+:)${root}[\\s>]`).exec(head)?.[1] ?? '';
}
