import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../simulator/browser';
import { bundlePhone } from '../../../simulator/phone/bundle';
import type { PhoneServer } from '../../../simulator/phone/server';
import { startPhone } from '../../../simulator/phone/server';
import { until } from '../../support/until';

const root = path.join(__dirname, '..', '..', '..');
const READY = '.screen[data-state="ready"]';

/** The fixture as WeChat takes it, with vant and dayjs as its npm packages; in a folder of its own. */
export function writeProgram(): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'program-'));
  const npm = path.join(dir, 'miniprogram_npm');
  cpSync(path.join(__dirname, 'fixtures', 'miniprogram'), dir, { recursive: true });
  cpSync(path.join(root, 'node_modules', '@vant', 'weapp', 'lib'), path.join(npm, '@vant', 'weapp'), {
    recursive: true,
  });
  const icons = path.join(npm, '@vant', 'weapp', 'icon', 'index.wxss');
  writeFileSync(icons, readFileSync(icons, 'utf8').replace(/@font-face\{[^}]*\}/g, ''));
  mkdirSync(path.join(npm, 'dayjs'));
  copyFileSync(path.join(root, 'node_modules', 'dayjs', 'dayjs.min.js'), path.join(npm, 'dayjs', 'index.js'));
  return dir;
}

export interface CloudCall {
  path: string;
  token: string;
  body: Record<string, unknown>;
}

/** The cloud's side of the phone server, without a cloud: answers by `reply` and remembers what arrived. */
export class FakeCloud {
  readonly controlToken = 'control';
  readonly calls: CloudCall[] = [];
  readonly uploads = new Map<string, Buffer>();
  reply: (call: CloudCall) => unknown = ({ body }) => ({ result: body['data'], requestID: 'request' });
  /** The status of the next answer, once. */
  nextStatus = 200;

  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const url = new URL(request.url ?? '/', 'http://x');
    if (url.pathname === '/control/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('\n');
    } else if (/^\/(cloud|control)\//.test(url.pathname)) {
      void this.answer(request, url).then((value) => {
        const status = url.pathname.startsWith('/cloud/') ? this.nextStatus : 200;
        if (status !== 200) this.nextStatus = 200;
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      });
    } else return false;
    return true;
  }

  private async answer(request: IncomingMessage, url: URL): Promise<unknown> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    const [, plane, what = ''] = url.pathname.split('/');
    if (plane === 'control') return this.control(what, content);
    if (what === 'uploadFile') {
      const fileID = `cloud://env-test/${url.searchParams.get('path') ?? ''}`;
      this.uploads.set(fileID, content);
      return { fileID };
    }
    const body = JSON.parse(content.toString('utf8')) as Record<string, unknown>;
    const call = { path: what, token: request.headers.authorization ?? '', body };
    this.calls.push(call);
    return this.reply(call);
  }

  private control(what: string, content: Buffer): unknown {
    if (what === 'people') return [{ openid: 'anna', name: '安娜', group: '家长' }];
    if (what === 'session')
      return { token: `session-of-${(JSON.parse(content.toString()) as { openid: string }).openid}` };
    if (what === 'clock') return { now: new Date().toISOString(), offsetMs: 0 };
    return [];
  }
}

/** A tab with a phone. */
export interface Phone {
  id: string;
  page: Page;
  frame: Frame;
  /** Uncaught errors and console errors of the frame so far. */
  problems: string[];
  /** A request to the agent in the frame. */
  ask(method: string, params?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Calls a function of wx in the program and waits for its promise. */
  wx(method: string, ...args: unknown[]): Promise<unknown>;
  /** Data of the page on top. */
  data(path?: string): Promise<unknown>;
  /** Waits until `path` of the page's data is `value`. */
  expectData(path: string, value: unknown): Promise<void>;
  open(url: string): Promise<void>;
}

export interface Laboratory {
  cloud: FakeCloud;
  server: PhoneServer;
  bundleDir: string;
  /** Bundles the program again. */
  bundle(): Promise<void>;
  context: BrowserContext;
  phone(options?: { as?: string; page?: string; context?: BrowserContext }): Promise<Phone>;
  newContext(options?: { hasTouch?: boolean }): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Bundles the fixture, serves it, and opens a browser without a window. */
export async function openLaboratory(): Promise<Laboratory> {
  const miniprogramDir = writeProgram();
  const bundleDir = mkdtempSync(path.join(os.tmpdir(), 'bundle-'));
  const bundle = () => bundlePhone({ miniprogramDir, outDir: bundleDir });
  await bundle();
  const cloud = new FakeCloud();
  const environment = { appId: 'wx-test', envId: 'env-test' };
  const server = await startPhone({ cloud, bundleDir, port: 0, environment });
  const browser = await launch();
  const newContext = ({ hasTouch = false } = {}) =>
    browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch, timezoneId: 'Asia/Shanghai' });
  const context = await newContext();
  let count = 0;
  return {
    cloud,
    server,
    bundleDir,
    bundle,
    context,
    newContext,
    phone: async ({ as = 'anna', page: entry, context: own = context } = {}) => {
      const id = `phone-${String(++count)}`;
      const page = await own.newPage();
      const problems = watch(page);
      const query = new URLSearchParams({ phone: id, as, ...(entry === undefined ? {} : { page: entry }) });
      await page.goto(`${server.url}/?${query.toString()}`);
      await page.locator(READY).waitFor();
      return createPhone(server, page, { id, problems });
    },
    close: async () => {
      await browser.close();
      await server.close();
      for (const dir of [miniprogramDir, bundleDir]) rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function launch(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
}

function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  return problems;
}

function createPhone(server: PhoneServer, page: Page, { id, problems }: { id: string; problems: string[] }): Phone {
  const frame = page.frames().find((each) => each.url().includes('/frame.html'));
  if (!frame) throw new Error('the shell shows no frame');
  const ask: Phone['ask'] = (method, params = {}) => server.agents.send(id, method, params);
  const wx: Phone['wx'] = async (method, ...args) => (await ask('App.callWxMethod', { method, args }))['result'];
  const data: Phone['data'] = async (at) => {
    const { pageId } = await ask('App.getCurrentPage');
    return (await ask('Page.getData', { pageId, path: at }))['data'];
  };
  return {
    id,
    page,
    frame,
    problems,
    ask,
    wx,
    data,
    expectData: async (at, value) => {
      const wanted = JSON.stringify(value);
      await until(async () => JSON.stringify(await data(at)) === wanted, `${at} to be ${wanted}`, {
        timeoutMs: 5000,
        describe: async () => `it is ${JSON.stringify(await data(at))}`,
      });
    },
    open: async (url) => {
      await wx('reLaunch', { url });
      await ask('Simulator.idle');
    },
  };
}

/** What the browser's side of these tests uses of the document. */
interface Drawn {
  getComputedStyle(element: unknown): { getPropertyValue(property: string): string };
}

/** A computed style of an element. */
export const css = (locator: Locator, property: string): Promise<string> =>
  locator.evaluate((element: unknown, name: string) => {
    const { getComputedStyle } = globalThis as unknown as Drawn;
    return getComputedStyle(element).getPropertyValue(name);
  }, property);

/** A property of the drawn element: `scrollTop`, `textContent`. */
export const dom = (locator: Locator, property: string): Promise<unknown> =>
  locator.evaluate((element: object, name: string): unknown => Reflect.get(element, name) as unknown, property);

/** Calls a method of the drawn element. */
export const callDom = (locator: Locator, method: string, ...args: unknown[]): Promise<void> =>
  locator.evaluate(
    (element: object, call: { method: string; args: unknown[] }) => {
      const run = Reflect.get(element, call.method) as (...given: unknown[]) => void;
      run.apply(element, call.args);
    },
    { method, args },
  );
