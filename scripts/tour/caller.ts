import { randomUUID } from 'node:crypto';
import { contractVersion } from '../../contract/action';
import type { ActionName, Input, Output, ReplyTo } from '../../contract/index';
import type { SimulatorClient } from '../../simulator/client';

/** A person of the seeded school who asks what their own pages ask. */
export class Caller {
  constructor(
    private readonly client: SimulatorClient,
    readonly openid: string,
  ) {}

  /** @throws when the action is refused */
  async ask<N extends ActionName>(action: N, input: Input<N>): Promise<Output<N>> {
    const request = { action, input, key: randomUUID(), version: contractVersion };
    const reply = (await this.client.call(this.openid, 'api', request)) as ReplyTo<N>;
    if (!reply.ok) throw new Error(`${action}: ${reply.code}`);
    return reply.data;
  }
}
