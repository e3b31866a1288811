import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Cloud } from '../cloud/cloud';
import { AgentHub } from './agents';
import { createFileServer } from './file-server';

export interface PhoneOptions {
  /** Serves /cloud/* and /control/*. */
  cloud: Pick<Cloud, 'handle' | 'controlToken'>;
  /** What bundlePhone wrote. */
  bundleDir: string;
  /** 0: any free port. */
  port: number;
  environment: {
    appId: string;
    envId: string;
    /** Subscribe messages by name, for their titles in the shell: {id, title}. */
    templates?: Record<string, unknown>;
  };
}

export interface PhoneServer {
  /** `http://127.0.0.1:PORT`; a phone is a tab of it, `?phone=ID&as=OPENID`. */
  readonly url: string;
  readonly agents: AgentHub;
  /** After a new build: every open phone loads itself anew. */
  reload(): void;
  close(): Promise<void>;
}

/** Serves the phone on the loopback interface. Rejects when the port is taken or the bundle is missing. */
export async function startPhone(options: PhoneOptions): Promise<PhoneServer> {
  const { cloud, port } = options;
  const agents = new AgentHub();
  const serveFile = await createFileServer(options);
  const server = createServer((request, response) => {
    if (!isLocal(request.headers.host)) refuse(response, 403, 'this server is for this machine only');
    else if (!cloud.handle(request, response)) serveFile(request, response);
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const phoneId = agentPhone(request);
    if (phoneId === null) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (opened) => agents.accept(phoneId, opened));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    agents,
    reload: () => agents.broadcast({ method: 'Simulator.reload', params: {} }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Keeps pages of other sites, which can name this machine in their requests, away from it. */
const isLocal = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(host ?? '');

/** The phone that connects its agent; null for anything else. */
function agentPhone(request: IncomingMessage): string | null {
  const { host, origin } = request.headers;
  const url = new URL(request.url ?? '/', 'http://x');
  if (url.pathname !== '/agent' || !isLocal(host) || origin !== `http://${host ?? ''}`) return null;
  return url.searchParams.get('phone');
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}
