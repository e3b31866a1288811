import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { AgentHub } from '../phone/agents';
import { messageOf } from '../cloud/errors';
import { answerTool } from './tool';

/** Resolves to the PNG of what a phone shows now. */
export type Screenshotter = (phoneId: string) => Promise<Uint8Array>;

export interface AutomatorOptions {
  agents: AgentHub;
  /** 0: any free port. */
  port: number;
  screenshot?: Screenshotter;
}

export interface AutomatorServer {
  /** What `automator.connect({ wsEndpoint })` takes to drive this phone. */
  url(phoneId: string): string;
  close(): Promise<void>;
}

/** A request of miniprogram-automator 0.12.1; the answer carries its id. */
interface Request {
  id: string;
  method: string;
  params?: Params;
}

type Params = Record<string, unknown>;

/**
 * Speaks the protocol of WeChat DevTools' automation port, one path per phone: `Tool.*` is answered here, `App.*`, `Page.*`
 * and `Element.*` by the agent in the phone's frame.
 */
export async function startAutomator({ agents, port, screenshot }: AutomatorOptions): Promise<AutomatorServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  server.on('connection', (socket, request) => serve(socket, { phoneId: phoneOf(request), agents, screenshot }));
  const { port: listening } = server.address() as AddressInfo;
  return {
    url: (phoneId) => `ws://127.0.0.1:${listening}/${encodeURIComponent(phoneId)}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}

const phoneOf = (request: IncomingMessage): string => decodeURIComponent((request.url ?? '/').slice(1));

/** Who answers a client. */
interface Line {
  phoneId: string;
  agents: AgentHub;
  screenshot: Screenshotter | undefined;
}

function serve(socket: WebSocket, line: Line): void {
  const send = (message: object) => socket.send(JSON.stringify(message));
  const stopListening = line.agents.onEvent(line.phoneId, ({ method, params }) => {
    if (method.startsWith('App.')) send({ method, params });
  });
  socket.on('close', stopListening);
  socket.on('message', (data: Buffer) => {
    const { id, method, params } = JSON.parse(data.toString()) as Request;
    answer(line, method, params ?? {}).then(
      (result) => send({ id, result }),
      (error: unknown) => send({ id, error: { message: messageOf(error) } }),
    );
  });
}

async function answer({ phoneId, agents, screenshot }: Line, method: string, params: Params): Promise<object> {
  if (method === 'App.captureScreenshot') {
    if (!screenshot) throw new Error('not simulated: App.captureScreenshot (no browser is at hand)');
    return { data: Buffer.from(await screenshot(phoneId)).toString('base64') };
  }
  // The program stays in its tab: the client calls this when it disconnects.
  if (method === 'App.exit') return {};
  if (method.startsWith('Tool.')) return answerTool({ phoneId, agents }, method, params);
  return agents.send(phoneId, method, params);
}
