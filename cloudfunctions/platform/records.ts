import type { Accepted, Refused } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import { refuse, type Decision } from '../../domain/shared/decision';
import { firstEnvelope, nextEnvelope, recentAnswer, type Act, type Envelope } from './act';
import { Collection } from './collection';
import { answered, refused } from './reply';

export interface Loaded<State> {
  readonly id: string;
  readonly rev: number;
  readonly state: State;
}

/** How a state of the domain lies in its document. */
export interface Encoding<State, Fields extends object> {
  readonly collection: string;
  readonly version: number;
  encode(state: State): Fields;
  decode(document: Fields & Envelope): State;
}

/** A state that lies in its document as it is. */
export function plainEncoding<State extends object>(collection: string, version: number): Encoding<State, State> {
  return { collection, version, encode: (state) => state, decode: withoutEnvelope };
}

/** The document's own fields. */
export function withoutEnvelope<Fields extends object>(document: Fields & Envelope): Fields {
  const { _id, v, rev, events, pendingAt, recent, ...fields } = document;
  return fields as unknown as Fields;
}

type Changed<Answer, Code extends ErrorCode> = Accepted<Answer> | Refused<Code | 'key-reused' | 'busy'>;

const retries = 4;

/**
 * The one way to write: a state and its audit event, idempotency key and answer in one document and one update. A repeated key gets its first answer;
 * a document that has moved on is loaded and decided again.
 */
export class Records<State, Fields extends object> {
  readonly collection: Collection<Fields & Envelope>;

  constructor(private readonly encoding: Encoding<State, Fields>) {
    this.collection = new Collection(encoding.collection);
  }

  async load(id: string): Promise<Loaded<State> | null> {
    const document = await this.collection.get(id);
    return document && this.read(document);
  }

  read(document: Fields & Envelope): Loaded<State> {
    return { id: document._id, rev: document.rev, state: this.encoding.decode(document) };
  }

  /** The document that `create` would add; for bulk writes inside one act. */
  compose(act: Act, id: string, state: State, answer: unknown): Fields & Envelope {
    return { ...this.encoding.encode(state), ...firstEnvelope(act, id, this.encoding.version, answer) };
  }

  /** Adds what does not exist yet. Null when another call has made a thing of this id. */
  async create<Answer>(act: Act, id: string, state: State, answer: Answer): Promise<Changed<Answer, never> | null> {
    if (await this.put(act, null, { id, state, answer })) return answered(answer);
    const existing = await this.collection.get(id);
    return existing && repeated<Answer>(act, existing);
  }

  /** Writes a state over the document that was read, or as a new one; false when another call has written first. */
  async put(
    act: Act,
    before: (Fields & Envelope) | null,
    { id, state, answer }: { readonly id: string; readonly state: State; readonly answer: unknown },
  ): Promise<boolean> {
    if (!before) return this.collection.add(this.compose(act, id, state, answer));
    return this.collection.replace(id, before.rev, {
      ...this.encoding.encode(state),
      ...nextEnvelope(act, before, answer),
    });
  }

  /**
   * Writes what the keys of today make otherwise. Revision and events stay, for nothing that people see has changed; false when another call has
   * written meanwhile.
   */
  async rekey(document: Fields & Envelope): Promise<boolean> {
    const { id, rev, state } = this.read(document);
    const standing = new Map<string, unknown>(Object.entries(document));
    const differing = Object.entries(this.encoding.encode(state)).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(standing.get(field)),
    );
    return this.collection.replace(id, rev, Object.fromEntries(differing));
  }

  /** Decides on the state as it is, and saves if nobody else has saved meanwhile. */
  async change<Answer, Code extends ErrorCode>(
    act: Act,
    id: string,
    decide: (state: State, rev: number) => Decision<State, Code>,
    toAnswer: (next: State, rev: number) => Answer,
  ): Promise<Changed<Answer, Code | 'not-found'>> {
    for (let attempt = 0; attempt <= retries; attempt += 1) {
      const document = await this.collection.get(id);
      if (!document) return refused('not-found');
      const before = repeated<Answer>(act, document);
      if (before) return before;
      const { state } = this.read(document);
      const decision = decide(state, document.rev);
      if (!decision.accepted) return refused(decision.code, decision.detail);
      if (decision.next === state) return answered(toAnswer(state, document.rev));
      const answer = toAnswer(decision.next, document.rev + 1);
      if (await this.put(act, document, { id, state: decision.next, answer })) return answered(answer);
    }
    return refused('busy');
  }
}

/** The stored answer of a repeated key; a key that comes back with another input is refused. */
export function repeated<Answer>(act: Act, document: Envelope): Accepted<Answer> | Refused<'key-reused'> | null {
  const found = recentAnswer(act, document);
  if (!found) return null;
  const isSame = found.inputHash === act.inputHash || found.inputHash === act.otherInputHash;
  return isSame ? answered(found.answer as Answer) : refused('key-reused');
}

/** Refuses when the caller has decided on an older state than the one that stands. */
export function staleAgainst(seen: number, rev: number): ReturnType<typeof refuse<'changed-meanwhile'>> | null {
  return seen === rev ? null : refuse('changed-meanwhile');
}
