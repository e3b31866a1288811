import type { ActionName, ActionOf, Output, Refusal } from '../../contract/index';
import type { RefusalDetail } from '../../contract/action';

type NameOfKind<K> = { [N in ActionName]: ActionOf<N> extends { kind: K } ? N : never }[ActionName];

export type ReadName = NameOfKind<'read'>;
export type WriteName = NameOfKind<'write'>;

/**
 * What the phone itself answers when the server could not be asked.
 *
 * - offline: the call did not leave, or its answer did not arrive
 * - timeout: no answer within the time that a person waits
 * - kept: no network; the answer is kept on the phone and sent when the network is back
 */
export type ClientCode = 'offline' | 'timeout' | 'kept';

/** A refusal as pages see it: the server's, or the phone's own. */
export interface Failure<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly detail?: RefusalDetail;
  readonly requestId?: string;
}

export interface Success<Data> {
  readonly ok: true;
  readonly data: Data;
}

export type Answer<N extends ActionName> = Success<Output<N>> | Failure<Refusal<N> | ClientCode>;

/** Where the data of an answer comes from. */
export type Source = 'cache' | 'network';
