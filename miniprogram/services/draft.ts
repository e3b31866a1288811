import { drop, load, save } from './store';

/** Keeps what a person has typed, until it is sent. `name` says of what: `receipt:<disbursementId>`. */
export function keepDraft(name: string, draft: unknown): void {
  save(`draft:${name}`, draft);
}

/** What was typed before; undefined when nothing was. The caller knows its shape. */
export function draftOf(name: string): unknown {
  return load(`draft:${name}`);
}

export function dropDraft(name: string): void {
  drop(`draft:${name}`);
}
