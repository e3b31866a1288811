import path from 'node:path';
import { EJSON } from 'bson';
import cloud from 'wx-server-sdk';

type Request = Record<string, unknown> & { action: string };

interface Event {
  call: object;
  requests: Request[];
  rounds: number;
}

/** The part of the SDK below its queries. */
interface Transport {
  send(action: string, parameters: object): Promise<{ data?: { list?: string[] } }>;
}

interface BareQuery {
  _query: { _request: Transport };
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the built function, laid beside this one
const product = require(path.join(__dirname, 'product.js')) as {
  main(event: object, context: object): Promise<unknown>;
};

/** Deployed by overhead.ts: times an action, then the same requests without it, side by side. Milliseconds. */
export async function main({ call, requests, rounds }: Event, context: object) {
  const bare = cloud.database().collection('any').where({ _id: '' }) as unknown as BareQuery;
  const transport = bare._query._request;
  const action: number[] = [];
  const replay: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    action.push(await timed(() => product.main(call, context)));
    replay.push(await timed(() => sendAll(transport, requests)));
  }
  return { action, replay };
}

/** Sends recorded requests as the SDK does, and reads the documents of the answers as the SDK does. */
async function sendAll(transport: Transport, requests: readonly Request[]): Promise<void> {
  for (const { action, envName: _envName, ...parameters } of requests) {
    // A write that was done before is refused, to the product as to us.
    const answer = await transport.send(action, parameters).catch(() => undefined);
    for (const text of answer?.data?.list ?? []) EJSON.parse(text);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
