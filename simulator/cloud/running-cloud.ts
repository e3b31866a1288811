import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallRecord, InboxMessage, Person, SimulatedClock } from '../client';
import type { CallLog } from './call-log';
import type { ClientPlane } from './client-plane';
import type { Clock } from './clock';
import type { Cloud, CloudOptions } from './cloud';
import type { FunctionSpec } from './configuration';
import { ControlPlane } from './control-plane';
import type { Store } from './database/store';
import type { Transactions } from './database/transactions';
import { messageOf } from './errors';
import type { Events } from './events';
import type { FolderLock } from './folder-lock';
import type { Functions } from './functions/functions';
import type { Invocations } from './functions/invocations';
import type { Gateway } from './gateway/gateway';
import { isLocalHost, urlOf } from './http';
import type { Inbox } from './inbox';
import type { People } from './people';
import { Timers } from './timers';

/** What a cloud is made of. */
export interface Parts {
  options: CloudOptions;
  specs: ReadonlyMap<string, FunctionSpec>;
  store: Store;
  invocations: Invocations;
  transactions: Transactions;
  clock: Clock;
  people: People;
  inbox: Inbox;
  events: Events;
  log: CallLog;
  gateway: Gateway;
  functions: Functions;
  clientPlane: ClientPlane;
  lock: FolderLock;
  warn: (line: string) => void;
}

/** The cloud's face over its parts. */
export class RunningCloud implements Cloud {
  readonly controlToken = randomBytes(24).toString('base64url');
  readonly clock: SimulatedClock;
  private readonly timers: Timers;
  private readonly controlPlane: ControlPlane;
  private closing: Promise<void> | null = null;

  constructor(private readonly parts: Parts) {
    const { clock, events, functions, people, specs, options, warn } = parts;
    this.clock = {
      now: async () => new Date(clock.now()),
      set: async (to) => clock.set(to),
      advance: async (ms) => clock.advance(ms),
    };
    this.timers = new Timers(specs.values(), clock, (functionName) => {
      this.runTimer(functionName).catch((error: unknown) => warn(`定时任务 ${functionName} 失败：${messageOf(error)}`));
    });
    this.controlPlane = new ControlPlane({ token: this.controlToken, client: this, people, clock, events });
    clock.onChange((offsetMs) => {
      functions.setClock(offsetMs);
      events.send('clock', { offsetMs });
    });
    if (options.timers !== false) this.timers.start();
    functions.warm();
  }

  get gatewayUrl(): string {
    return this.parts.gateway.url;
  }

  operatorToken(): string {
    const call = {
      functionName: '(operator)',
      openid: null,
      source: 'wx_trigger',
      sourceChain: '',
      nested: false,
    } as const;
    return this.parts.invocations.begin(call).token;
  }

  async call(openid: string, functionName: string, data: unknown): Promise<unknown> {
    return (await this.parts.clientPlane.callFunction(openid, functionName, data)).result;
  }

  upload(openid: string, cloudPath: string, content: Uint8Array): Promise<string> {
    return this.parts.clientPlane.upload(openid, cloudPath, [content]);
  }

  async addPerson(person: Person): Promise<void> {
    this.parts.people.add(person);
  }

  async people(): Promise<Person[]> {
    return this.parts.people.all();
  }

  async inbox(openid: string): Promise<InboxMessage[]> {
    return this.parts.inbox.of(openid);
  }

  async consent(openid: string, templateIds: string[]): Promise<void> {
    this.parts.inbox.consent(openid, templateIds);
  }

  async runTimer(functionName: string): Promise<void> {
    const { functions, clock, specs } = this.parts;
    const timer = specs.get(functionName)?.timer;
    if (!timer) throw new Error(`functions.json declares no timer for ${functionName}`);
    const data = { Type: 'Timer', TriggerName: timer.name, Time: new Date(clock.now()).toISOString(), Message: '' };
    await functions.call({
      functionName,
      data,
      openid: null,
      source: 'wx_trigger',
      sourceChain: 'wx_trigger',
      nested: false,
    });
  }

  async calls(after = 0): Promise<CallRecord[]> {
    return this.parts.log.after(after);
  }

  reloadFunctions(): void {
    this.parts.functions.reload();
    this.parts.events.send('reload', {});
  }

  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const url = urlOf(request);
    const plane = url.pathname.startsWith('/cloud/')
      ? this.parts.clientPlane
      : url.pathname.startsWith('/control/')
        ? this.controlPlane
        : null;
    if (!plane) return false;
    if (!isLocalHost(request)) response.writeHead(403).end();
    else plane.serve(request, response, url).catch(() => response.destroy());
    return true;
  }

  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    const { functions, gateway, transactions, store, events, lock } = this.parts;
    this.timers.stop();
    events.close();
    await functions.close();
    await gateway.close();
    transactions.close();
    store.close();
    lock.release();
  }
}
