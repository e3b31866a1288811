import { deflateSync } from 'node:zlib';
import { create } from 'qrcode';

const MARGIN = 2;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A QR code as a black and white PNG of about `width` pixels; the text also stands in the PNG's comment, for phones that cannot see. */
export function qrPicture(text: string, width: number): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const cells = modules.size + 2 * MARGIN;
  const scale = Math.max(1, Math.round(width / cells));
  const isDark = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < modules.size && y < modules.size && modules.get(y, x) !== 0;
  const rows = Array.from({ length: cells }, (_, row) =>
    pixelRow(cells, scale, (column) => isDark(column - MARGIN, row - MARGIN)),
  );
  const lines = Buffer.concat(rows.flatMap((row) => Array.from({ length: scale }, () => row)));
  return png(cells * scale, lines, text);
}

/** One line of pixels, a bit each (1 is white), behind its filter byte. */
function pixelRow(cells: number, scale: number, isDark: (column: number) => boolean): Buffer {
  const line = Buffer.alloc(1 + Math.ceil((cells * scale) / 8));
  for (let x = 0; x < cells * scale; x++) {
    const at = 1 + (x >> 3);
    if (!isDark(Math.floor(x / scale))) line[at] = (line[at] ?? 0) | (0x80 >> (x & 7));
  }
  return line;
}

function png(size: number, lines: Buffer, comment: string): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 1;
  const text = chunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1'));
  const pixels = chunk('IDAT', deflateSync(lines));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), text, pixels, chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
