/**
 * Draws the icons of the tab bar, which takes only PNG: `node --import tsx scripts/icons.ts`. Plain geometry, 81 × 81, in two colours of
 * miniprogram/styles/tokens.wxss.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 81;
const STROKE = 5.5;

interface Point {
  x: number;
  y: number;
}
type Line = readonly [x1: number, y1: number, x2: number, y2: number];

interface Drawing {
  lines: readonly Line[];
  /** Arcs as centre, radius, and the part that shows. */
  arcs?: readonly { x: number; y: number; radius: number; shows?: (point: Point) => boolean }[];
}

const drawings: Record<string, Drawing> = {
  home: {
    lines: [
      ...path(12, 40, 40.5, 15, 69, 40),
      ...path(20, 35, 20, 67, 61, 67, 61, 35),
      ...path(34, 67, 34, 50, 47, 50, 47, 67),
    ],
  },
  notices: {
    lines: [...path(18, 14, 63, 14, 63, 67, 18, 67, 18, 14), [30, 29, 51, 29], [30, 41, 51, 41], [30, 53, 42, 53]],
  },
  disbursements: {
    lines: [...path(31, 26, 40.5, 38, 50, 26), [40.5, 38, 40.5, 58], [31, 41, 50, 41], [31, 50, 50, 50]],
    arcs: [{ x: 40.5, y: 40.5, radius: 28 }],
  },
  mine: {
    lines: [[15, 67, 66, 67]],
    arcs: [
      { x: 40.5, y: 26, radius: 12.5 },
      { x: 40.5, y: 67, radius: 25.5, shows: ({ y }) => y <= 67 },
    ],
  },
};

const root = join(__dirname, '..');
const folder = join(root, 'miniprogram/images');
const tokens = readFileSync(join(root, 'miniprogram/styles/tokens.wxss'), 'utf8');

mkdirSync(folder, { recursive: true });
for (const [name, drawing] of Object.entries(drawings)) {
  writeFileSync(join(folder, `tab-${name}.png`), toPng(drawing, colour('ink-2')));
  writeFileSync(join(folder, `tab-${name}-on.png`), toPng(drawing, colour('primary')));
}

function path(...coordinates: number[]): Line[] {
  const lines: Line[] = [];
  for (let i = 2; i + 1 < coordinates.length; i += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = coordinates.slice(i - 2, i + 2);
    lines.push([x1, y1, x2, y2]);
  }
  return lines;
}

function colour(token: string): Buffer {
  const hex = new RegExp(`--${token}: #([0-9a-f]{6})`).exec(tokens)?.[1];
  if (hex === undefined) throw new Error(`tokens.wxss has no colour --${token}`);
  return Buffer.from(hex, 'hex');
}

/** One byte of opacity per pixel would do; RGBA is what every decoder reads. */
function toPng(drawing: Drawing, rgb: Buffer): Buffer {
  const rows = Array.from({ length: SIZE }, (_, y) =>
    Buffer.concat([Buffer.of(0), ...Array.from({ length: SIZE }, (_, x) => pixel(drawing, rgb, { x, y }))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function pixel(drawing: Drawing, rgb: Buffer, { x, y }: Point): Buffer {
  const opacity = Math.min(1, Math.max(0, STROKE / 2 - distance(drawing, { x: x + 0.5, y: y + 0.5 }) + 0.5));
  return opacity === 0 ? Buffer.alloc(4) : Buffer.concat([rgb, Buffer.of(Math.round(opacity * 255))]);
}

/** Pixels from the point to the nearest line of the drawing. */
function distance({ lines, arcs = [] }: Drawing, point: Point): number {
  const toArcs = arcs
    .filter(({ shows }) => shows?.(point) ?? true)
    .map(({ x, y, radius }) => Math.abs(Math.hypot(point.x - x, point.y - y) - radius));
  return Math.min(...toArcs, ...lines.map((line) => distanceToLine(line, point)));
}

function distanceToLine([x1, y1, x2, y2]: Line, { x, y }: Point): number {
  const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
