import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { messageOf } from '../errors';
import { checkedPath } from '../files';
import type { Files } from '../files';
import { chunksOf } from '../http';

const TYPES = new Map(
  Object.entries({
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    png: 'image/png',
    gif: 'image/gif',
    webp: 'image/webp',
    pdf: 'application/pdf',
    csv: 'text/csv; charset=utf-8',
    txt: 'text/plain; charset=utf-8',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
);

/** Answers PUT and GET of /cos/<path>; both need a signature from the gateway. */
export async function serveObject(
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const path = checkedPath(decodeURIComponent(url.pathname.replace(/^.*?\/cos\//, '')));
    if (request.method === 'PUT') await receive(files, path, request);
    else if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, 'MethodNotAllowed');
    else response.writeHead(200, headersFor(files, path, url));
    if (request.method === 'GET') await pipeline(files.read(path), response);
    else response.end();
  } catch (error) {
    if (response.headersSent) response.destroy();
    else refuse(response, error instanceof Refusal ? error : new Refusal(400, messageOf(error)));
  }
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

async function receive(files: Files, path: string, request: IncomingMessage): Promise<void> {
  const [until = '', signature = ''] = (request.headers.authorization ?? '').split('.');
  if (!files.verify('put', path, { until: Number(until), signature })) throw new Refusal(403, 'SignatureDoesNotMatch');
  await files.write(path, chunksOf(request));
}

function headersFor(files: Files, path: string, url: URL): Record<string, string | number> {
  const link = { until: Number(url.searchParams.get('t')), signature: url.searchParams.get('sign') ?? '' };
  if (!files.verify('get', path, link)) throw new Refusal(403, 'AccessDenied');
  if (!files.exists(path)) throw new Refusal(404, 'NoSuchKey');
  const type = TYPES.get(path.split('.').pop()?.toLowerCase() ?? '') ?? 'application/octet-stream';
  return { 'content-type': type, 'content-length': files.size(path), 'x-content-type-options': 'nosniff' };
}

/** The SDK of a function reads this form; it looks at the body, not at the status. */
function refuse(response: ServerResponse, { status, code }: Refusal): void {
  const fields = {
    Code: code.replace(/[<&]/g, ' '),
    Message: 'refused by the simulator',
    RequestId: 'none',
    TraceId: 'none',
  };
  const xml = Object.entries(fields).map(([name, text]) => `<${name}>${text}</${name}>`);
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version='1.0'?><Error>${xml.join('')}</Error>`);
}
