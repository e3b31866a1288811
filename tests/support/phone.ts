import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../simulator/browser';
import type { Layout } from '../../simulator/layout';
import { projectLayout } from '../../simulator/layout';
import { bundlePhone } from '../../simulator/phone/bundle';
import type { Simulator } from '../../simulator/simulator';
import { startSeededCloud, startSimulator } from '../../simulator/simulator';
import { inClear } from './clear-text';
import { preparedFolder } from './prepared-folder';

/** The window is the phone: no panel beside it. */
const VIEWPORT = { width: 390, height: 844 };
const READY = '.screen[data-state="ready"]';
const READY_MS = 20_000;

export interface PhonesOptions {
  /** Null: an empty cloud. */
  seed?: string | null;
  /** Another program than the product's. */
  layout?: Partial<Layout>;
}

export interface OpenPhone {
  phoneId: string;
  openid: string;
  page: Page;
  /** What the functions have answered to this phone, word for word, the oldest first. */
  answers: readonly Promise<string>[];
}

/** The simulator and one browser without a window, in which each tab is a phone. */
export interface Phones {
  simulator: Simulator;
  dataDir: string;
  /** Opens a phone in this person's hands, at this page; resolves when the program runs. */
  open(openid: string, options?: { phoneId?: string; page?: string }): Promise<OpenPhone>;
  /** Opens any address of the phone server, `/?phone=ID`. */
  tab(address: string, viewport?: { width: number; height: number }): Promise<Page>;
  /** The pixels of a phone. */
  screenshot(phoneId: string): Promise<Buffer>;
  /** @throws when a personal number stands in clear in the database, in a stored file or in what the functions have printed */
  close(): Promise<void>;
}

/** Starts them on a copy of the prepared data; every test file has its own. */
export async function openPhones({ seed = null, layout: changes }: PhonesOptions = {}): Promise<Phones> {
  const layout = { ...projectLayout(), ...changes };
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'phones-'));
  if (seed !== null) cpSync(await seededFolder(seed), dataDir, { recursive: true });
  const bundleDir = await bundledPhone(layout.miniprogramDir);
  const browser = await launchBrowser();
  const pages = new Map<string, Page>();

  const screenshot = async (phoneId: string) => {
    const page = pages.get(phoneId);
    if (!page) throw new Error(`phone ${phoneId} is not open in this browser`);
    return page.locator('.screen').screenshot();
  };
  const output: string[] = [];
  const onOutput = (name: string, line: string) => {
    output.push(line);
    process.stdout.write(`[${name}] ${line}\n`);
  };
  const own = { ...layout, bundleDir };
  const simulator = await startSimulator({ layout: own, dataDir, seed, port: 0, screenshot, onOutput });
  let count = 0;
  const tab = async (address: string, viewport = VIEWPORT, hear?: (response: Response) => void) => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    if (hear) page.on('response', hear);
    await page.goto(`${simulator.phone.url}${address}`);
    return page;
  };
  return {
    simulator,
    dataDir,
    screenshot,
    tab,
    open: async (openid, { phoneId = `phone-${++count}`, page: entry } = {}) => {
      const query = new URLSearchParams({ phone: phoneId, as: openid, ...(entry !== undefined && { page: entry }) });
      const answers: Promise<string>[] = [];
      const page = await tab(`/?${query.toString()}`, VIEWPORT, (response) => {
        if (!response.url().endsWith('/cloud/callFunction')) return;
        const answer = response.text();
        // A phone that closes takes its last answers with it; whoever asks for them still learns that.
        answer.catch(() => undefined);
        answers.push(answer);
      });
      pages.set(phoneId, page);
      await page.locator(READY).waitFor({ timeout: READY_MS });
      return { phoneId, openid, page, answers };
    },
    close: async () => {
      await browser.close();
      await simulator.close();
      const found = inClear(dataDir, { output });
      rmSync(dataDir, { recursive: true, force: true });
      if (found.length > 0) throw new Error(found.join('\n'));
    },
  };
}

/** A browser without a window. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  return chromium.launch({ executablePath, args, env: { ...inherited(), ...env } });
}

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** The program compiled for the browser. */
function bundledPhone(miniprogramDir: string): Promise<string> {
  const program = path.relative(projectLayout().dataRoot, miniprogramDir).replace(/[^\w]+/g, '-');
  return preparedFolder({
    name: `bundle${program}`,
    sources: [path.relative(path.dirname(projectLayout().dataRoot), miniprogramDir), 'simulator/phone'],
    make: (outDir) => bundlePhone({ miniprogramDir, outDir }),
  });
}

/** The data folder that a seed leaves behind. Seeds reckon from today, so it is made anew each day. */
export function seededFolder(seed: string): Promise<string> {
  return preparedFolder({
    name: `seed-${seed}`,
    sources: [
      'dist/cloudfunctions',
      'cloudfunctions/database.json',
      'cloudfunctions/functions.json',
      'environments/local.json',
      'seeds',
      'simulator/cloud',
    ],
    salt: new Date().toDateString(),
    make: async (dataDir) => {
      const cloud = await startSeededCloud({ layout: projectLayout(), dataDir, seed });
      await cloud.close();
    },
  });
}
