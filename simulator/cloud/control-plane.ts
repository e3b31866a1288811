import type { IncomingMessage, ServerResponse } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import type { Person, SimulatorClient } from '../client';
import type { Clock } from './clock';
import { messageOf } from './errors';
import type { Events } from './events';
import { bearerOf, parseObject, readBody, sendJson } from './http';
import type { People } from './people';

const MAX_BODY_BYTES = 1024 * 1024;

/** /control/*: what the shell and tests do to the simulated world. */
export class ControlPlane {
  constructor(
    private readonly token: string,
    private readonly client: SimulatorClient,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const inUrl = url.pathname === '/control/events' ? url.searchParams.get('token') : null;
    if (!this.admits(bearerOf(request)) && !this.admits(inUrl ?? ''))
      return sendJson(response, 401, { error: 'the control token is wrong' });
    if (url.pathname === '/control/events' && request.method === 'GET') return this.events.subscribe(response);
    try {
      sendJson(response, 200, await this.answer(request, url));
    } catch (error) {
      sendJson(response, 400, { error: messageOf(error) });
    }
    return undefined;
  }

  private async answer(request: IncomingMessage, url: URL): Promise<unknown> {
    const route = `${request.method} ${url.pathname}`;
    const body = request.method === 'POST' ? parseObject(await readBody(request, MAX_BODY_BYTES)) : {};
    switch (route) {
      case 'GET /control/people':
        return this.client.people();
      case 'POST /control/people':
        await this.client.addPerson(personOf(body));
        return {};
      case 'POST /control/session':
        return { token: this.people.openSession(textOf(body, 'openid')) };
      case 'GET /control/inbox':
        return this.client.inbox(url.searchParams.get('openid') ?? '');
      case 'GET /control/clock':
        return this.clockState();
      case 'POST /control/clock':
        if (body['set'] !== undefined) this.clock.set(new Date(textOf(body, 'set')));
        else this.clock.advance(Number(body['advanceMs']));
        return this.clockState();
      case 'GET /control/calls':
        return this.client.calls(Number(url.searchParams.get('after') ?? 0));
      case 'POST /control/timer':
        await this.client.runTimer(textOf(body, 'functionName'));
        return {};
      default:
        throw new Error(`not simulated: ${route}`);
    }
  }

  private clockState(): { now: string; offsetMs: number } {
    return { now: new Date(this.clock.now()).toISOString(), offsetMs: this.clock.offsetMs };
  }

  private admits(token: string): boolean {
    const given = Buffer.from(token);
    const wanted = Buffer.from(this.token);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}

function textOf(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is required`);
  return value;
}

function personOf(body: Record<string, unknown>): Person {
  const note = body['note'];
  return {
    openid: textOf(body, 'openid'),
    name: textOf(body, 'name'),
    group: textOf(body, 'group'),
    ...(typeof note === 'string' ? { note } : {}),
  };
}
