import type { WebSocket } from 'ws';
import type { AgentEvent, AgentRequest, AgentResponse } from './messages';

type Result = Record<string, unknown>;

interface Waiting {
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
}

interface Connection {
  socket: WebSocket;
  waiting: Map<number, Waiting>;
}

/** How long a request waits for its phone to connect: it may be loading. */
const connectMs = 10_000;

/** Forwards requests to the agents in the frames, and their answers and events back. */
export class AgentHub {
  private readonly connections = new Map<string, Connection>();
  private readonly listeners = new Map<string, Set<(event: AgentEvent) => void>>();
  private readonly arrivals = new Set<() => void>();
  private lastId = 0;

  /** Ids of the phones whose program runs now. */
  list(): string[] {
    return [...this.connections.keys()];
  }

  /**
   * Asks the frame of a phone. Rejects with the frame's error (`not simulated: METHOD`), when no such phone connects
   * within ten seconds, and when it goes away before it has answered.
   */
  async send(phoneId: string, method: string, params: Record<string, unknown>): Promise<Result> {
    const { socket, waiting } = await this.connection(phoneId);
    this.lastId += 1;
    const request: AgentRequest = { id: this.lastId, method, params };
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      socket.send(JSON.stringify(request));
    });
  }

  /** Hears what a phone tells without being asked, also when it connects later; returns how to stop. */
  onEvent(phoneId: string, listener: (event: AgentEvent) => void): () => void {
    const listeners = this.listeners.get(phoneId) ?? new Set();
    this.listeners.set(phoneId, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Tells every frame. */
  broadcast(event: AgentEvent): void {
    for (const { socket } of this.connections.values()) socket.send(JSON.stringify(event));
  }

  /** A frame has connected; the newest of a phone counts. */
  accept(phoneId: string, socket: WebSocket): void {
    const connection: Connection = { socket, waiting: new Map() };
    this.connections.get(phoneId)?.socket.close();
    this.connections.set(phoneId, connection);
    socket.on('message', (data: Buffer) => this.onMessage(phoneId, connection, data.toString()));
    socket.on('close', () => {
      if (this.connections.get(phoneId) === connection) this.connections.delete(phoneId);
      for (const { reject } of connection.waiting.values()) reject(new Error(`phone ${phoneId} went away`));
    });
    for (const arrival of this.arrivals) arrival();
  }

  private async connection(phoneId: string): Promise<Connection> {
    const known = this.connections.get(phoneId);
    if (known) return known;
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.arrivals.delete(onArrival);
      };
      const onArrival = (): void => {
        const connection = this.connections.get(phoneId);
        if (!connection) return;
        stop();
        resolve(connection);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`phone ${phoneId} is not open; open are: ${this.list().join(', ') || 'none'}`));
      }, connectMs);
      this.arrivals.add(onArrival);
    });
  }

  private onMessage(phoneId: string, { waiting }: Connection, text: string): void {
    const message = JSON.parse(text) as AgentResponse | AgentEvent;
    if ('method' in message) {
      for (const listener of this.listeners.get(phoneId) ?? []) listener(message);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) asked?.reject(new Error(message.error.message));
    else asked?.resolve(message.result);
  }
}
