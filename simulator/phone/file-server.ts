import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import type { PhoneOptions } from './server';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.wav': 'audio/wav',
};

/** The program may load from this machine only: its cloud has a port of its own. */
const framePolicy = [
  "default-src 'self'",
  // The automator sends functions as text.
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: http://127.0.0.1:* http://localhost:*",
  "media-src 'self' data: blob: http://127.0.0.1:* http://localhost:*",
  'font-src data:',
  "connect-src 'self' data: blob: http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*",
].join('; ');

interface Page {
  type: string;
  body: string;
  policy?: string;
}

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves the shell from its sources, the frame from the bundle; nothing is cached, a wrong path is 404. */
export async function createFileServer({ bundleDir, cloud, environment }: PhoneOptions): Promise<Serve> {
  const root = resolve(bundleDir);
  if (!existsSync(join(root, 'frame.html'))) throw new Error(`${root} has no frame.html: bundle the phone first`);
  const fill = (html: string, controlToken: string): string =>
    html
      .replace('%CONTROL_TOKEN%', attribute(controlToken))
      .replace('%APP_ID%', attribute(environment.appId))
      .replace('%ENV_ID%', attribute(environment.envId))
      .replace('%TEMPLATES%', attribute(JSON.stringify(environment.templates ?? {})));
  const shell = await buildShell();
  const index = readFileSync(join(__dirname, 'shell', 'index.html'), 'utf8');
  const pages: Record<string, () => Page> = {
    '/': () => ({ type: '.html', body: fill(index, cloud.controlToken) }),
    '/shell.js': () => ({ type: '.js', body: shell.script }),
    '/shell.css': () => ({ type: '.css', body: shell.style }),
    '/frame.html': () => ({
      type: '.html',
      body: fill(readFileSync(join(root, 'frame.html'), 'utf8'), ''),
      policy: framePolicy,
    }),
  };
  return (request, response) => {
    const path = pathOf(request);
    const page = Object.hasOwn(pages, path) ? pages[path]?.() : undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') send(response, 405, { type: '.txt', body: 'GET only' });
    else if (page) send(response, 200, page);
    else sendFile(response, root, path);
  };
}

function pathOf(request: IncomingMessage): string {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
  } catch {
    return '';
  }
}

function sendFile(response: ServerResponse, root: string, path: string): void {
  const file = join(root, path);
  if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) {
    send(response, 404, { type: '.txt', body: `${path} is not found` });
    return;
  }
  response.writeHead(200, { ...headers(extname(file)), 'content-length': statSync(file).size });
  createReadStream(file).pipe(response);
}

function send(response: ServerResponse, status: number, { type, body, policy }: Page): void {
  response.writeHead(status, { ...headers(type), ...(policy ? { 'content-security-policy': policy } : {}) }).end(body);
}

const headers = (extension: string): Record<string, string> => ({
  'content-type': types[extension.toLowerCase()] ?? 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
});

const attribute = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

async function buildShell(): Promise<{ script: string; style: string }> {
  const folder = join(__dirname, 'shell');
  const result = await build({
    entryPoints: { shell: join(folder, 'main.ts'), style: join(folder, 'shell.css') },
    outdir: folder,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const text = (ending: string): string => result.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: text('shell.js'), style: text('style.css') };
}
