import { CloudError } from '../errors';

/** The parts of a multipart/form-data body as bytes, by name. */
export function parseMultipart(body: Buffer, contentType: string): Map<string, Buffer> {
  const boundary = /boundary=("?)([^";]+)\1/i.exec(contentType)?.[2];
  if (boundary === undefined) throw new CloudError('INVALID_PARAM', 'multipart without a boundary');
  const parts = new Map<string, Buffer>();
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const gap = part.indexOf('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(part.subarray(0, gap).toString('utf8'))?.[1];
    if (gap >= 0 && name !== undefined) parts.set(name, part.subarray(gap + 4));
    at = next;
  }
  return parts;
}
