import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestRecord } from '../../client';

/** One running call of a function: who it acts for and what it has asked so far. */
export interface Invocation {
  token: string;
  requestId: string;
  functionName: string;
  openid: string | null;
  source: 'wx_client' | 'wx_trigger';
  /** As cloud.getWXContext().SOURCE tells it. */
  sourceChain: string;
  nested: boolean;
  requests: RequestRecord[];
  bodyBytes: number;
}

/** The calls that run now, by the token their requests carry. A token ends with its call. */
export class Invocations {
  private readonly running = new Map<string, Invocation>();

  begin(call: Pick<Invocation, 'functionName' | 'openid' | 'source' | 'sourceChain' | 'nested'>): Invocation {
    const invocation = {
      ...call,
      token: randomBytes(24).toString('base64url'),
      requestId: randomUUID(),
      requests: [],
      bodyBytes: 0,
    };
    this.running.set(invocation.token, invocation);
    return invocation;
  }

  find(token: unknown): Invocation | undefined {
    return typeof token === 'string' ? this.running.get(token) : undefined;
  }

  end(invocation: Invocation): void {
    this.running.delete(invocation.token);
  }
}
