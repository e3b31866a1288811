import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkedPath } from './files';
import type { Files } from './files';
import { ClientError, CloudError, messageOf } from './errors';
import type { Functions } from './functions/functions';
import { bearerOf, BodyTooLarge, chunksOf, parseObject, readBody, sendJson } from './http';
import type { Inbox } from './inbox';
import type { People } from './people';
import { serveObject } from './gateway/object-storage';

/** What WeChat lets a mini-program send to a function, and get back from it. */
const MAX_CALL_BYTES = 100 * 1024;
const MAX_RESULT_BYTES = 1024 * 1024;
const MAX_HTTP_BYTES = 8 * 1024 * 1024;

const ERR_CODES: Readonly<Record<string, [number, string]>> = {
  FUNCTION_NOT_FOUND: [-501000, 'resource not found'],
  EXCEED_MAX_PAYLOAD_SIZE: [-501001, 'resource system error'],
  INVALID_PARAM: [-501007, 'parameter error'],
  STORAGE_REQUEST_FAIL: [-503001, 'storage request fail'],
  STORAGE_EXCEED_AUTHORITY: [-503002, 'storage permission denied'],
  FUNCTIONS_EXECUTE_FAIL: [-504002, 'functions execute fail'],
  FUNCTIONS_TIME_LIMIT_EXCEEDED: [-504003, ''],
};

export interface ClientPlaneParts {
  functions: Functions;
  files: Files;
  people: People;
  inbox: Inbox;
  /** The beginning of the paths a client may write; `{openid}` stands for its own. */
  clientWrites: string | null;
}

/**
 * wx.cloud as a mini-program uses it, in process and over /cloud/*.
 *
 * More than 100 KB of data, or more than 1 MB of result, is refused with errCode -501001 and a text that holds
 * EXCEED_MAX_PAYLOAD_SIZE; an exception of the function with -504002, its time-out with -504003.
 */
export class ClientPlane {
  constructor(private readonly parts: ClientPlaneParts) {}

  /** wx.cloud.callFunction. @throws ClientError */
  async callFunction(
    openid: string,
    functionName: string,
    data: unknown,
  ): Promise<{ result: unknown; requestID: string }> {
    return this.asClient('cloud.callFunction', async () => {
      const text = JSON.stringify(data ?? {});
      const bytes = Buffer.byteLength(text);
      if (bytes > MAX_CALL_BYTES) throw tooLarge(`data is ${bytes} bytes, at most ${MAX_CALL_BYTES} are allowed`);
      const call = {
        functionName,
        data: JSON.parse(text) as unknown,
        openid,
        source: 'wx_client',
        sourceChain: 'wx_client',
        nested: false,
      } as const;
      const { json, requestId } = await this.parts.functions.call(call);
      if (Buffer.byteLength(json) > MAX_RESULT_BYTES)
        throw tooLarge(`the result is ${Buffer.byteLength(json)} bytes, at most ${MAX_RESULT_BYTES} are allowed`);
      return { result: JSON.parse(json) as unknown, requestID: requestId };
    });
  }

  /** wx.cloud.uploadFile; resolves to the fileID. @throws ClientError */
  async upload(
    openid: string,
    cloudPath: string,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<string> {
    return this.asClient('cloud.uploadFile', async () => {
      const path = checkedPath(cloudPath);
      const { files, clientWrites } = this.parts;
      if (clientWrites === null || !new RegExp(clientWrites).test(path) || !files.isFreeFor(openid, path))
        throw new CloudError(
          'STORAGE_EXCEED_AUTHORITY',
          `a client may write its own files at ${clientWrites ?? 'no path'}`,
        );
      await files.write(path, content);
      files.own(path, openid);
      return this.parts.files.fileId(path);
    });
  }

  /** Answers POST and PUT of /cloud/*. */
  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (url.pathname.startsWith('/cloud/cos/')) {
      await serveObject(this.parts.files, request, response, url);
      return;
    }
    const openid = this.parts.people.openidOf(bearerOf(request));
    try {
      if (openid === undefined) sendJson(response, 401, { errCode: -601004, errMsg: 'the session is unknown' });
      else sendJson(response, 200, await this.answer(openid, request, url));
    } catch (error) {
      if (error instanceof ClientError) sendJson(response, 200, { errCode: error.errCode, errMsg: error.errMsg });
      else sendJson(response, 500, { errCode: -1, errMsg: messageOf(error) });
    }
  }

  private async answer(openid: string, request: IncomingMessage, url: URL): Promise<unknown> {
    const route = `${request.method} ${url.pathname}`;
    if (route === 'PUT /cloud/uploadFile')
      return {
        fileID: await this.upload(openid, url.searchParams.get('path') ?? '', chunksOf(request)),
      };
    const body = await this.asClient('cloud.callFunction', () => bodyOf(request));
    switch (route) {
      case 'POST /cloud/callFunction':
        return this.callFunction(openid, String(body['name']), body['data']);
      case 'POST /cloud/getTempFileURL':
        return { fileList: Array.isArray(body['fileList']) ? body['fileList'].map(refusedLink) : [] };
      case 'POST /cloud/subscribe':
        this.parts.inbox.consent(openid, Array.isArray(body['templateIds']) ? body['templateIds'].map(String) : []);
        return {};
      default:
        throw new ClientError(-1, `not simulated: ${route}`);
    }
  }

  private async asClient<T>(api: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const [errCode, meaning] = (error instanceof CloudError ? ERR_CODES[error.code] : undefined) ?? [
        -501001,
        'resource system error',
      ];
      throw new ClientError(errCode, `${api}:fail Error: errCode: ${errCode} ${meaning} | errMsg: ${messageOf(error)}`);
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  try {
    return parseObject(await readBody(request, MAX_HTTP_BYTES));
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    throw tooLarge(`the request is too large`);
  }
}

function tooLarge(detail: string): CloudError {
  return new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `EXCEED_MAX_PAYLOAD_SIZE: ${detail}`);
}

/** A client may not read files; links come from functions. */
function refusedLink(entry: unknown): Record<string, unknown> {
  const fileID = typeof entry === 'object' && entry !== null ? (entry as { fileID?: unknown }).fileID : entry;
  return { fileID: String(fileID), tempFileURL: '', maxAge: 0, status: -503002, errMsg: 'storage permission denied' };
}
