import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Meter } from '../database/meter';
import { CloudError, messageOf, notSimulated } from '../errors';
import type { Files } from '../files';
import type { Invocation, Invocations } from '../functions/invocations';
import { isLocalHost, parseObject, readBody, sendJson, urlOf } from '../http';
import type { OpenApi } from '../openapi/openapi';
import { parseMultipart } from './multipart';
import { serveObject } from './object-storage';
import { withoutTokens } from './requests';
import type { Fields, Handler } from './requests';

const MAX_REQUEST_BYTES = 100 * 1024 * 1024;

export interface GatewayOptions {
  invocations: Invocations;
  files: Files;
  onScan: (invocation: Invocation, fields: Fields, examined: number) => void;
}

/** The HTTP server that the unmodified wx-server-sdk speaks to: POST /admin and /cos on loopback. */
export class Gateway {
  private readonly server: Server;
  private handlers: Readonly<Record<string, Handler>> = {};
  private openApi: OpenApi | null = null;
  private port = 0;

  constructor(private readonly options: GatewayOptions) {
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.keepAliveTimeout = 5000;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `${this.origin}/admin`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', () => resolve());
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** What the gateway answers; known only after the functions, which need the gateway's address. */
  provide(handlers: Readonly<Record<string, Handler>>, openApi: OpenApi): void {
    this.handlers = handlers;
    this.openApi = openApi;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLocalHost(request)) {
      response.writeHead(403).end();
      return;
    }
    const url = urlOf(request);
    try {
      if (url.pathname.startsWith('/cos/')) await serveObject(this.options.files, request, response, url);
      else if (url.pathname === '/admin' && request.method === 'POST') await this.serveAdmin(request, response);
      else response.writeHead(404).end(`not simulated: ${request.method} ${url.pathname}`);
    } catch (error) {
      if (!response.headersSent) response.writeHead(500).end(messageOf(error));
    }
  }

  private async serveAdmin(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MAX_REQUEST_BYTES);
    const type = request.headers['content-type'] ?? '';
    const requestId = randomUUID();
    try {
      if (type.startsWith('multipart/form-data')) await this.answerOpenApi(parseMultipart(body, type), response);
      else sendJson(response, 200, { requestId, ...(await this.answer(parseObject(body), body.length)) });
    } catch (error) {
      const code = error instanceof CloudError ? error.code : 'SYS_ERR';
      if (!(error instanceof CloudError)) console.error(error);
      sendJson(response, 200, { code, message: messageOf(error), requestId });
    }
  }

  private async answer(fields: Fields, bytes: number): Promise<Record<string, unknown>> {
    const invocation = this.authorise(fields['wxCloudApiToken']);
    const action = String(fields['action']);
    return this.recorded(invocation, fields, bytes, (meter) => {
      const handler = Object.hasOwn(this.handlers, action) ? this.handlers[action] : undefined;
      if (!handler) throw notSimulated(action);
      return handler(fields, { invocation, meter });
    });
  }

  private async answerOpenApi(parts: Map<string, Buffer>, response: ServerResponse): Promise<void> {
    const text = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
    const invocation = this.authorise(text('wxCloudApiToken'));
    const data = parts.get('requestData') ?? Buffer.alloc(0);
    const fields = { action: text('action'), apiName: text('apiName'), requestData: data.toString('base64') };
    const { openApi } = this;
    const answer = await this.recorded(invocation, fields, data.length, async () => {
      if (fields.action !== 'wx.openApi' || !openApi) throw notSimulated(fields.action);
      return openApi.answer(invocation, fields.apiName, data);
    });
    response
      .writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': answer.length })
      .end(answer);
  }

  private authorise(token: unknown): Invocation {
    const invocation = this.options.invocations.find(token);
    if (!invocation)
      throw new CloudError('SIGN_PARAM_INVALID', 'the call token is missing, unknown, or its function call has ended');
    return invocation;
  }

  private async recorded<T>(
    invocation: Invocation,
    fields: Fields,
    bytes: number,
    work: (meter: Meter) => Promise<T>,
  ): Promise<T> {
    const meter = new Meter();
    const began = performance.now();
    try {
      return await work(meter);
    } finally {
      const collection = fields['collectionName'];
      invocation.bodyBytes += bytes;
      invocation.requests.push({
        action: String(fields['action']),
        ...(typeof collection === 'string' ? { collection } : {}),
        examined: meter.examined,
        returned: meter.returned,
        index: meter.index,
        scan: meter.scan,
        ms: performance.now() - began,
        body: withoutTokens(fields),
      });
      if (meter.scan) this.options.onScan(invocation, fields, meter.examined);
    }
  }
}
