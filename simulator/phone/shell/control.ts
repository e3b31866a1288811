import type { CallRecord, InboxMessage, Person } from '../../client';

/** The control plane of the cloud, as the shell uses it. */
export interface Control {
  people(): Promise<Person[]>;
  /** A session token with which the frame is this person. */
  session(openid: string): Promise<string>;
  inbox(openid: string): Promise<InboxMessage[]>;
  clockOffset(): Promise<number>;
  setClock(to: Date): Promise<number>;
  advanceClock(ms: number): Promise<number>;
  listen(events: ControlEvents): void;
}

export interface ControlEvents {
  inbox(openid: string): void;
  clock(offsetMs: number): void;
  call(call: CallRecord): void;
  reload(): void;
  /** The line to the cloud: lost, or there again. */
  connected(isConnected: boolean): void;
}

/** `token` is the control token that the server wrote into the page. */
export function openControl(token: string): Control {
  const request = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`/control/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      body: body ? JSON.stringify(body) : null,
    });
    if (!response.ok) throw new Error(`/control/${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const clock = async (body?: object) => (await request<{ offsetMs: number }>('clock', body)).offsetMs;
  return {
    people: () => request('people'),
    session: async (openid) => (await request<{ token: string }>('session', { openid })).token,
    inbox: (openid) => request(`inbox?openid=${encodeURIComponent(openid)}`),
    clockOffset: () => clock(),
    setClock: (to) => clock({ set: to.toISOString() }),
    advanceClock: (ms) => clock({ advanceMs: ms }),
    listen: (events) => listen(token, events),
  };
}

function listen(token: string, events: ControlEvents): void {
  const source = new EventSource(`/control/events?token=${encodeURIComponent(token)}`);
  const on = (name: string, handle: (data: unknown) => void) =>
    source.addEventListener(name, (event) => handle(JSON.parse((event as MessageEvent<string>).data)));
  on('inbox', (data) => events.inbox((data as { openid: string }).openid));
  on('clock', (data) => events.clock((data as { offsetMs: number }).offsetMs));
  on('call', (data) => events.call(data as CallRecord));
  on('reload', () => events.reload());
  source.onopen = () => events.connected(true);
  source.onerror = () => events.connected(false);
}
