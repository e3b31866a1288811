import { createHash, type Hash } from 'node:crypto';
import { EJSON } from 'bson';
import type { Document, Stage } from '../data/source';
import type { KeyPair } from './keys';

export const formatName = 'zhuxuetong-backup';

/** The form of the file; a later one is refused. */
export const formatVersion = 1;

/** The first line. */
export interface Header {
  /** `formatName`. */
  readonly format: string;
  readonly formatVersion: number;
  readonly contractVersion: number;
  readonly madeAt: string;
  /** Fingerprints; `old` are those of a rotation that was under way. */
  readonly keys: KeyPair & { readonly old?: KeyPair };
  readonly stage: Stage | null;
}

/** The line before the documents of a collection, or before the files. */
export type SectionStart = { readonly collection: string } | { readonly files: true };

/** One file; its section is called `files`. */
export interface FileLine {
  readonly path: string;
  readonly base64: string;
}

export interface SectionSum {
  /** A collection's name; `files` for the files. */
  readonly name: string;
  readonly count: number;
  /** SHA-256 over its lines. */
  readonly sha256: string;
}

/** The last line. */
export interface Manifest {
  readonly sections: readonly SectionSum[];
  /** The canonical hash of everything that is kept: equal for equal data, whenever the backup was made. */
  readonly total: string;
  /** `signatureOf` the total. */
  readonly signature: string;
}

/** The files' section; no collection can be called so. */
export const filesSection = '(files)';

/** One text for equal documents: canonical EJSON, names in order. */
export function canonicalEjson(document: Document): string {
  return JSON.stringify(sorted(JSON.parse(EJSON.stringify(document, { relaxed: false }))));
}

function sorted(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, value]) => [name, sorted(value)]));
}

/** Ties each line to all before it: the first altered, missing or foreign line is known when it is read. */
export class LineSeal {
  private last = '';

  next(text: string): string {
    this.last = createHash('sha256').update(`${this.last}\n${text}`).digest('hex').slice(0, 16);
    return this.last;
  }
}

/** Counts and hashes the lines of one section after the other. */
export class SectionSums {
  private readonly done: SectionSum[] = [];
  private open: { name: string; count: number; hash: Hash } | null = null;

  begin(name: string): void {
    this.end();
    this.open = { name, count: 0, hash: createHash('sha256') };
  }

  add(text: string): void {
    if (!this.open) throw new Error('a line outside of every section');
    this.open.count += 1;
    this.open.hash.update(text).update('\n');
  }

  /** The section under way and the number of its lines so far. */
  get place(): { readonly name: string; readonly count: number } | null {
    return this.open;
  }

  /** In one order, in whichever the sections were read: collections by name, then the files. */
  finish(): Omit<Manifest, 'signature'> {
    this.end();
    const isFiles = ({ name }: SectionSum) => name === filesSection;
    const collections = this.done.filter((sum) => !isFiles(sum)).sort((one, other) => (one.name < other.name ? -1 : 1));
    const sections = [...collections, ...this.done.filter(isFiles)];
    return { sections, total: createHash('sha256').update(JSON.stringify(sections)).digest('hex') };
  }

  private end(): void {
    if (this.open) {
      const { name, count, hash } = this.open;
      this.done.push({ name, count, sha256: hash.digest('hex') });
    }
    this.open = null;
  }
}
