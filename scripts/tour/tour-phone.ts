import type { Frame, Page, Response } from 'playwright-core';
import type { SimulatorClient } from '../../simulator/client';
import type { AgentHub } from '../../simulator/phone/agents';
import type { AccessiblePage, PhoneMetrics, SimulatorMethods } from '../../simulator/phone/messages';
import { Caller } from './caller';
import type { Stop } from './tour';

const LOADING = '[aria-label="正在打开"]';
const PROBLEM = '[role="alert"]';
/** What a finger has just left. */
const PRESSED = '[class*="pressed"]';
const READY = '.screen[data-state="ready"]';
const TAP_MS = 5_000;
const SETTLING_MS = 10_000;

/** The phone's screen in CSS pixels, and how large the person wants letters. */
export interface Look {
  width: number;
  height: number;
  /** 1 is WeChat's standard. */
  fontScale: number;
}

interface OpenPhone {
  phoneId: string;
  page: Page;
}

/** Where phones are opened. */
export interface PhoneShop {
  simulator: { cloud: SimulatorClient; phone: { agents: AgentHub } };
  readonly open: (openid: string, options: { page: string }) => Promise<OpenPhone>;
}

/** One person's phone, going from page to page, and what goes wrong meanwhile. */
export class TourPhone {
  private readonly faults: string[] = [];
  private readonly answers: Promise<void>[] = [];
  private readonly refusals: string[] = [];

  private constructor(
    private readonly simulator: PhoneShop['simulator'],
    private readonly phone: OpenPhone,
    private frame: Frame,
  ) {
    const { page } = phone;
    page.on('console', (message) => {
      const isFault = message.type() === 'error' || message.text().includes('type-incompatible');
      if (isFault) this.faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.faults.push(`uncaught: ${String(error)}`));
    page.on('response', (response) => {
      const heard = this.hear(response);
      // A phone that closes takes its last answers with it; whoever asks for them still learns that.
      heard.catch(() => undefined);
      this.answers.push(heard);
    });
  }

  static async open({ simulator, open }: PhoneShop, openid: string): Promise<TourPhone> {
    const phone = await open(openid, { page: '/pages/mine/mine' });
    return new TourPhone(simulator, phone, frameOf(phone));
  }

  /** Closes the program and opens it again, in the same hands and on the same network. */
  async reopen(): Promise<void> {
    await this.phone.page.reload();
    await this.phone.page.locator(READY).waitFor();
    this.frame = frameOf(this.phone);
    await this.settle();
  }

  /** Goes where the tour says, and taps what it says. */
  async follow({ page, visit }: Stop, openid: string): Promise<PhoneMetrics> {
    const { cloud } = this.simulator;
    const words = await visit.query?.find(new Caller(cloud, openid), cloud);
    const metrics = await this.visit(page, words ?? {});
    for (const label of visit.taps ?? []) await this.tap(label);
    return metrics;
  }

  /** Opens a page as the only one and waits for what it shows; resolves to what setData was given meanwhile. */
  async visit(path: string, words: Readonly<Record<string, string>>): Promise<PhoneMetrics> {
    await this.ask('Simulator.metrics', { reset: true });
    const search = Object.entries(words).map(([name, word]) => `${name}=${encodeURIComponent(word)}`);
    const url = `/${[path, search.join('&')].filter(Boolean).join('?')}`;
    await this.simulator.phone.agents.send(this.phone.phoneId, 'App.callWxMethod', {
      method: 'reLaunch',
      args: [{ url }],
    });
    await this.settle();
    return this.ask('Simulator.metrics', {});
  }

  /** Taps what is labelled so, and waits for what it shows. */
  async tap(label: string): Promise<void> {
    const target = this.frame.locator(`[aria-label*="${label}"]:not([role="group"]):not([role="radiogroup"])`);
    await target.first().click({ timeout: TAP_MS });
    await this.settle();
  }

  /** Types into the field that is labelled so. */
  async type(label: string, text: string): Promise<void> {
    await this.frame.getByRole('textbox', { name: label }).fill(text, { timeout: TAP_MS });
    await this.settle();
  }

  async look({ width, height, fontScale }: Look): Promise<AccessiblePage> {
    await this.phone.page.setViewportSize({ width, height });
    await this.ask('Simulator.setFontScale', { scale: fontScale });
    return this.ask('Simulator.accessibility', {});
  }

  async shoot(file: string): Promise<void> {
    await this.phone.page.screenshot({ path: file });
  }

  /** Draws the page otherwise than the program does, until the phone is closed. */
  async spoil(css: string): Promise<void> {
    await this.frame.addStyleTag({ content: css });
  }

  /** Whether the page comes to say this. */
  async says(text: string): Promise<boolean> {
    const said = this.frame.getByText(text).filter({ visible: true }).first();
    return said.waitFor({ timeout: SETTLING_MS }).then(
      () => true,
      () => false,
    );
  }

  /** Whether the page says this now. */
  shows(text: string): Promise<boolean> {
    return this.frame.getByText(text).filter({ visible: true }).first().isVisible();
  }

  isProblem(): Promise<boolean> {
    return this.frame.locator(PROBLEM).first().isVisible();
  }

  /** Errors since the last time, and what the cloud refused. */
  async takeFaults(): Promise<{ errors: string[]; refusals: string[] }> {
    await Promise.all(this.answers.splice(0));
    return { errors: this.faults.splice(0), refusals: this.refusals.splice(0) };
  }

  close(): Promise<void> {
    return this.phone.page.context().close();
  }

  private async settle(): Promise<void> {
    await this.ask('Simulator.idle', {});
    const underWay = this.frame.locator(`${LOADING}, ${PRESSED}`).filter({ visible: true }).first();
    await underWay.waitFor({ state: 'hidden', timeout: SETTLING_MS });
  }

  async ask<Method extends keyof SimulatorMethods>(
    method: Method,
    params: SimulatorMethods[Method]['params'],
  ): Promise<SimulatorMethods[Method]['result']> {
    return (await this.simulator.phone.agents.send(this.phone.phoneId, method, {
      ...params,
    })) as SimulatorMethods[Method]['result'];
  }

  private async hear(response: Response): Promise<void> {
    if (!response.url().endsWith('/cloud/callFunction')) return;
    const { action } = (response.request().postDataJSON() as { data: { action: string } }).data;
    const answer = (await response.json()) as { errMsg?: string; result?: { ok?: boolean; code?: string } };
    if (answer.result?.ok !== true) this.refusals.push(`${action}: ${answer.result?.code ?? answer.errMsg ?? ''}`);
  }
}

function frameOf({ phoneId, page }: OpenPhone): Frame {
  const frame = page.frames().find((each) => each.url().includes('/frame.html'));
  if (!frame) throw new Error(`the phone ${phoneId} shows no program`);
  return frame;
}
