import type { ActionName, Input, Output, ReplyTo } from '../../contract/index';
import { contractVersion } from '../../contract/action';
import type { SimulatorClient } from '../../simulator/client';

/** A person who taps through the scenario: each call goes the way a phone's call goes. */
export class Actor {
  private static calls = 0;

  constructor(
    private readonly client: SimulatorClient,
    readonly openid: string,
  ) {}

  /** @throws when the action is refused: a seed that does not fit the rules is wrong */
  async ask<N extends ActionName>(action: N, input: Input<N>): Promise<Output<N>> {
    const reply = await this.reply(action, input);
    if (!reply.ok) throw new Error(`${action}: ${JSON.stringify(reply)}`);
    return reply.data;
  }

  async reply<N extends ActionName>(action: N, input: Input<N>): Promise<ReplyTo<N>> {
    Actor.calls += 1;
    const key = `seed-${String(Actor.calls).padStart(8, '0')}`;
    return (await this.client.call(this.openid, 'api', { action, input, key, version: contractVersion })) as ReplyTo<N>;
  }

  /** Puts a file where the phone would; resolves to its fileID. */
  async upload(name: string, content: Uint8Array): Promise<string> {
    const { incoming } = await this.ask('identity.me', {});
    return this.client.upload(this.openid, `${incoming}${name}`, content);
  }
}
