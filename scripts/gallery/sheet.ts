import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { DataError } from '../data/source';
import type { Album, Shot } from './photograph';

const MOST_BYTES = 5 * 1024 * 1024;
const JPEG_QUALITY = 50;
const SHOWN_WIDTH = 176;
const COLUMNS = 6;
const GAP = 12;

/** Puts each album on one sheet, drawn by the browser; resolves to the bytes of all sheets. @throws when they are too many */
export async function composeSheets(browser: Browser, albums: readonly Album[], folder: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (const album of albums) {
    const sheet = await compose(browser, album);
    bytes += sheet.length;
    writeFileSync(path.join(folder, sheetName(album)), sheet);
  }
  writeFileSync(path.join(folder, 'README.md'), indexOf(albums));
  if (bytes > MOST_BYTES) throw new DataError(`总览有 ${String(bytes)} 字节，最多 ${String(MOST_BYTES)}`, 1);
  return bytes;
}

const sheetName = ({ openid, look }: Album): string => `${openid}-${look}.jpg`;

async function compose(browser: Browser, { shots }: Album): Promise<Buffer> {
  const style = `
    body { display: grid; grid-template-columns: repeat(${String(Math.min(COLUMNS, shots.length))}, ${String(SHOWN_WIDTH)}px); gap: ${String(GAP)}px;
      width: max-content; margin: 0; padding: ${String(GAP)}px; background: #e4e2db; font: 11px sans-serif; color: #1d2b2a }
    figure { margin: 0; overflow-wrap: anywhere }
    img { display: block; width: 100%; margin-bottom: 4px; border-radius: 12px }`;
  const page = await browser.newPage();
  try {
    await page.setContent(`<style>${style}</style><body>${shots.map(figure).join('')}</body>`);
    return await page.locator('body').screenshot({ type: 'jpeg', quality: JPEG_QUALITY });
  } finally {
    await page.close();
  }
}

function figure({ title, file }: Shot): string {
  const data = readFileSync(file).toString('base64');
  return `<figure><img src="data:image/png;base64,${data}"><figcaption>${title}</figcaption></figure>`;
}

function indexOf(albums: readonly Album[]): string {
  const lines = albums.map(
    (album) => `- ${album.person}, ${album.look} letters: [${sheetName(album)}](${sheetName(album)})`,
  );
  return `# Every page, as everybody sees it\n\nWritten by \`npm run gallery\`.\n\n${lines.join('\n')}\n`;
}
