import type { IncomingMessage, ServerResponse } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import type { Person, SimulatorClient } from '../client';
import type { Clock } from './clock';
import { messageOf } from './errors';
import type { Events } from './events';
import { bearerOf, parseObject, readBody, sendJson } from './http';
import type { People } from './people';

const MAX_BODY_BYTES = 1024 * 1024;

export interface ControlPlaneParts {
  token: string;
  client: SimulatorClient;
  people: People;
  clock: Clock;
  events: Events;
}

/** /control/*: what the shell and tests do to the simulated world. */
export class ControlPlane {
  constructor(private readonly parts: ControlPlaneParts) {}

  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const listening = url.pathname === '/control/events' && request.method === 'GET';
    const token = bearerOf(request) || (listening ? (url.searchParams.get('token') ?? '') : '');
    if (!this.admits(token)) sendJson(response, 401, { error: 'the control token is wrong' });
    else if (listening) this.parts.events.subscribe(response);
    else await this.reply(request, response, url);
  }

  private async reply(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    try {
      sendJson(response, 200, await this.answer(request, url));
    } catch (error) {
      sendJson(response, 400, { error: messageOf(error) });
    }
  }

  private async answer(request: IncomingMessage, url: URL): Promise<unknown> {
    const route = `${request.method} ${url.pathname}`;
    const body = request.method === 'POST' ? parseObject(await readBody(request, MAX_BODY_BYTES)) : {};
    switch (route) {
      case 'GET /control/people':
        return this.parts.client.people();
      case 'POST /control/people':
        await this.parts.client.addPerson(personOf(body));
        return {};
      case 'POST /control/session':
        return { token: this.parts.people.openSession(textOf(body, 'openid')) };
      case 'GET /control/inbox':
        return this.parts.client.inbox(url.searchParams.get('openid') ?? '');
      case 'GET /control/clock':
        return this.clockState();
      case 'POST /control/clock':
        if (body['set'] !== undefined) this.parts.clock.set(new Date(textOf(body, 'set')));
        else this.parts.clock.advance(Number(body['advanceMs']));
        return this.clockState();
      case 'GET /control/calls':
        return this.parts.client.calls(Number(url.searchParams.get('after') ?? 0));
      case 'POST /control/timer':
        await this.parts.client.runTimer(textOf(body, 'functionName'));
        return {};
      default:
        throw new Error(`not simulated: ${route}`);
    }
  }

  private clockState(): { now: string; offsetMs: number } {
    return { now: new Date(this.parts.clock.now()).toISOString(), offsetMs: this.parts.clock.offsetMs };
  }

  private admits(token: string): boolean {
    const given = Buffer.from(token);
    const wanted = Buffer.from(this.parts.token);
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
