import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../simulator/browser';
import { projectLayout } from '../../simulator/layout';
import { bundlePhone } from '../../simulator/phone/bundle';
import type { Simulator } from '../../simulator/simulator';
import { startSimulator } from '../../simulator/simulator';
import { build } from '../build/build';

export interface PhoneOptions {
  page: string;
  deviceScaleFactor?: number;
}

/** The seeded school on free ports, and a browser in which each tab is a phone. */
export interface School {
  simulator: Simulator;
  /** Where the school keeps its data. */
  dataDir: string;
  browser: Browser;
  readonly open: (openid: string, options: PhoneOptions) => Promise<{ phoneId: string; page: Page }>;
}

const VIEWPORT = { width: 390, height: 844 };

/** Builds, starts the school in a folder of its own, does the work, and leaves nothing behind. */
export async function withSchool(work: (school: School) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'school-'));
  const layout = { ...projectLayout(), bundleDir: path.join(dataDir, 'phone') };
  const open: { close(): Promise<void> }[] = [];
  try {
    await build();
    await bundlePhone({ miniprogramDir: layout.miniprogramDir, outDir: layout.bundleDir });
    const data = path.join(dataDir, 'school');
    const simulator = await startSimulator({ layout, dataDir: data, seed: 'school', port: 0, onProgress: console.log });
    open.unshift(simulator);
    const { executablePath, args, env } = await findBrowser(console.log);
    const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
    open.unshift(browser);
    await work({
      simulator,
      dataDir: data,
      browser,
      open: (openid, options) => openPhone(browser, simulator, openid, options),
    });
  } finally {
    for (const part of open) await part.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function openPhone(
  browser: Browser,
  simulator: Simulator,
  openid: string,
  { page: entry, deviceScaleFactor = 1 }: PhoneOptions,
): Promise<{ phoneId: string; page: Page }> {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    deviceScaleFactor,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  const phoneId = `${openid}${entry}`;
  const address = new URLSearchParams({ phone: phoneId, as: openid, page: entry });
  await page.goto(`${simulator.phone.url}/?${address.toString()}`);
  await page.locator('.screen[data-state="ready"]').waitFor();
  return { phoneId, page };
}
