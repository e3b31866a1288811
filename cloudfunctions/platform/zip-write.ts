import { deflateRawSync } from 'node:zlib';

interface Part {
  readonly name: string;
  readonly text: string;
}

/** 1 January 1980: the same content makes the same bytes. */
const date = 0x21;
const utf8Names = 0x800;

/** A zip archive of these parts. Source: APPNOTE.TXT 6.3.10. */
export function zipOf(parts: readonly Part[]): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text } of parts) {
    const content = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(content);
    const fields = headerOf(content, packed, Buffer.byteLength(name));
    const entry = [Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed];
    directory.push(Buffer.from('504b01021400', 'hex'), fields, Buffer.alloc(10), uint32(at), Buffer.from(name));
    written.push(...entry);
    at += entry.reduce((sum, { length }) => sum + length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = [Buffer.from('504b050600000000', 'hex'), uint16(parts.length), uint16(parts.length)];
  return Buffer.concat([...written, listed, ...end, uint32(listed.length), uint32(at), uint16(0)]);
}

/** From the version that is needed to the length of the extra field. */
function headerOf(content: Buffer, packed: Buffer, nameBytes: number): Buffer {
  return Buffer.concat([
    ...[20, utf8Names, 8, 0, date].map(uint16),
    ...[crc32(content), packed.length, content.length].map(uint32),
    ...[nameBytes, 0].map(uint16),
  ]);
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

function crc32(content: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of content) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
