import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../simulator/browser';
import { projectLayout, type Layout } from '../simulator/layout';
import { bundlePhone } from '../simulator/phone/bundle';
import { startSimulator, type Simulator } from '../simulator/simulator';

const VIEWPORT = { width: 390, height: 844 };
const READY = '.screen[data-state="ready"]';

/** A simulator of its own, with the seeded school in a folder that goes away with it. */
export interface World {
  readonly simulator: Simulator;
  readonly layout: Layout;
  readonly dataDir: string;
  /** Collection scans and the like. */
  readonly warnings: readonly string[];
  /** Opens a phone in this person's hands; resolves to its id. */
  openPhone(openid: string): Promise<string>;
  close(): Promise<void>;
}

export async function startWorld(root: string, say: (line: string) => void): Promise<World> {
  const layout = projectLayout(root);
  mkdirSync(layout.dataRoot, { recursive: true });
  const dataDir = mkdtempSync(join(layout.dataRoot, 'bench-'));
  const warnings: string[] = [];
  let browser: Browser | undefined;
  await bundlePhone({ miniprogramDir: layout.miniprogramDir, outDir: layout.bundleDir });
  const simulator = await startSimulator({
    layout,
    dataDir,
    seed: 'school',
    port: 0,
    onProgress: say,
    onWarning: (line) => warnings.push(line),
  });
  return {
    simulator,
    layout,
    dataDir,
    warnings,
    openPhone: async (openid) => {
      browser ??= await launchBrowser();
      const context = await browser.newContext({ viewport: VIEWPORT, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      const page = await context.newPage();
      const phoneId = `bench-${openid}`;
      await page.goto(`${simulator.phone.url}/?${new URLSearchParams({ phone: phoneId, as: openid }).toString()}`);
      await page.locator(READY).waitFor();
      return phoneId;
    },
    close: async () => {
      await browser?.close();
      await simulator.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return chromium.launch({
    executablePath,
    args,
    env: { ...Object.fromEntries(inherited), ...env } as Record<string, string>,
  });
}
