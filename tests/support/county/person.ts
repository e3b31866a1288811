import { randomUUID } from 'node:crypto';
import { contractVersion, type Reply } from '../../../contract/action';
import { platformRefusals, type ErrorCode } from '../../../contract/errors';
import { actions, type ActionName, type Input, type Output, type ReplyTo } from '../../../contract/index';
import type { SimulatorClient } from '../../../simulator/client';

export interface Sending {
  /** The idempotency key; one of its own for every call when absent. */
  key?: string;
}

/** Someone with a phone. Every answer is held against the contract. */
export class Person {
  constructor(
    private readonly client: SimulatorClient,
    readonly openid: string,
  ) {}

  /** Somebody else with a phone in the same county. */
  as(openid: string): Person {
    return new Person(this.client, openid);
  }

  /** @throws when the action is refused */
  async ask<N extends ActionName>(action: N, input: Input<N>, sending: Sending = {}): Promise<Output<N>> {
    const reply = await this.reply(action, input, sending);
    if (!reply.ok) throw new Error(`${this.openid}, ${action}: ${JSON.stringify(reply)}`);
    return reply.data;
  }

  async reply<N extends ActionName>(action: N, input: Input<N>, sending: Sending = {}): Promise<ReplyTo<N>> {
    return (await this.replyTo(action, input, sending)) as ReplyTo<N>;
  }

  /** For what is generated from the contract: the input may be anything. */
  async replyTo(action: ActionName, input: unknown, { key }: Sending = {}): Promise<Reply<unknown>> {
    const reply = await this.send({ action, input, key: key ?? randomUUID(), version: contractVersion });
    const fault = faultOf(action, reply);
    if (fault !== null) throw new Error(`${this.openid}, ${action}: ${fault}: ${JSON.stringify(reply)}`);
    return reply;
  }

  /** How it is refused; throws when it is not. */
  async refusal<N extends ActionName>(
    action: N,
    input: Input<N>,
    sending: Sending = {},
  ): Promise<Extract<ReplyTo<N>, { ok: false }>> {
    const reply = await this.reply(action, input, sending);
    if (reply.ok) throw new Error(`${this.openid}, ${action}: was accepted: ${JSON.stringify(reply.data)}`);
    return reply;
  }

  /** Whatever a phone may send to the function. */
  async send(data: unknown): Promise<Reply<unknown>> {
    return (await this.client.call(this.openid, 'api', data)) as Reply<unknown>;
  }

  /** Puts a file where the phone would; resolves to its fileID. */
  async upload(name: string, content: Uint8Array): Promise<string> {
    const { incoming } = await this.ask('identity.me', {});
    return this.client.upload(this.openid, `${incoming}${name}`, content);
  }
}

/** What an answer breaks of what the contract promises; null when nothing. */
function faultOf(name: string, reply: Reply<unknown>): string | null {
  const action = actions.get(name);
  if (!action) return 'not in the contract';
  if (reply.ok) return action.output.safeParse(reply.data).success ? null : 'an answer of another shape';
  const declared: readonly ErrorCode[] = [...action.refusals, ...platformRefusals];
  if (!declared.includes(reply.code)) return 'a refusal that the action does not name';
  return reply.code === 'internal' ? 'something threw' : null;
}
