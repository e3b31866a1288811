import type { ServerResponse } from 'node:http';

export type EventName = 'inbox' | 'clock' | 'call' | 'reload';

/** Server-sent events to the shells that are open. */
export class Events {
  private readonly listeners = new Set<ServerResponse>();

  subscribe(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    });
    response.write(': open\n\n');
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
  }

  send(name: EventName, data: unknown): void {
    if (this.listeners.size === 0) return;
    const text = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const listener of this.listeners) listener.write(text);
  }

  close(): void {
    for (const listener of this.listeners) listener.end();
  }
}
