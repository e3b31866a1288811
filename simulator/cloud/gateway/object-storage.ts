import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { messageOf } from '../errors';
import { checkedPath } from '../files';
import type { Files } from '../files';

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Answers PUT and GET of /cos/<path>; both need a signature from the gateway. */
export async function serveObject(
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const path = checkedPath(decodeURIComponent(url.pathname.replace(/^.*?\/cos\//, '')));
    if (request.method === 'PUT') await put(files, request, response, path);
    else if (request.method === 'GET' || request.method === 'HEAD') await get(files, request, response, path, url);
    else refuse(response, 405, 'MethodNotAllowed', 'not simulated');
  } catch (error) {
    if (!response.headersSent) refuse(response, 400, 'InvalidRequest', messageOf(error));
    else response.destroy();
  }
}

async function put(files: Files, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const [until = '', signature = ''] = String(request.headers.authorization ?? '').split('.');
  if (!files.verify('put', path, Number(until), signature))
    return refuse(response, 403, 'AccessDenied', 'the signature is not valid');
  await files.write(path, request as AsyncIterable<Uint8Array>);
  response.writeHead(200).end();
}

async function get(
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  url: URL,
): Promise<void> {
  if (!files.verify('get', path, Number(url.searchParams.get('t')), url.searchParams.get('sign') ?? '')) {
    return refuse(response, 403, 'AccessDenied', 'the link has expired or is not valid');
  }
  if (!files.exists(path)) return refuse(response, 404, 'NoSuchKey', 'the file does not exist');
  const type = TYPES[path.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  response.writeHead(200, {
    'content-type': type,
    'content-length': files.size(path),
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(files.read(path), response);
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const xml = `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message.replace(/[<&]/g, ' ')}</Message><RequestId>simulator</RequestId><TraceId>simulator</TraceId></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
}
