import type { Meter } from '../database/meter';
import type { Invocation } from '../functions/invocations';

/** The fields of a request to the gateway, as parsed. */
export type Fields = Record<string, unknown>;

export interface RequestContext {
  invocation: Invocation;
  meter: Meter;
}

/** Answers one action; the result is merged into the response beside `requestId`. */
export type Handler = (fields: Fields, context: RequestContext) => Promise<Record<string, unknown>>;

const SECRETS = [
  'wxCloudApiToken',
  'wxCloudbaseAccesstoken',
  'tcb_sessionToken',
  'sessionToken',
  'crossAuthorizationToken',
];

/** The request without what identifies or authorises it. */
export function withoutTokens(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRETS.includes(name)));
}
