import type { Frame, Response } from 'playwright-core';
import type { AgentHub } from '../../simulator/phone/agents';
import type { AccessiblePage, PhoneMetrics, SimulatorMethods } from '../../simulator/phone/messages';
import type { OpenPhone, Phones } from './phone';
import { until } from './until';

const LOADING = '[aria-label="正在打开"]';
const PROBLEM = '[role="alert"]';
/** What a finger has just left. */
const PRESSED = '[class*="pressed"]';
const TAP_MS = 5_000;

/** The phone's screen in CSS pixels, and how large the person wants letters. */
export interface Look {
  width: number;
  height: number;
  /** 1 is WeChat's standard. */
  fontScale: number;
}

/** One person's phone, going from page to page, and what goes wrong meanwhile. */
export class TourPhone {
  private readonly faults: string[] = [];
  private readonly answers: Promise<void>[] = [];
  private readonly refusals: string[] = [];

  private constructor(
    private readonly agents: AgentHub,
    private readonly phone: OpenPhone,
    private readonly frame: Frame,
  ) {
    const { page } = phone;
    page.on('console', (message) => message.type() === 'error' && this.faults.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => this.faults.push(`uncaught: ${String(error)}`));
    page.on('response', (response) => this.answers.push(this.hear(response)));
  }

  static async open({ simulator, open }: Phones, openid: string): Promise<TourPhone> {
    const phone = await open(openid, { page: '/pages/mine/mine' });
    const frame = phone.page.frames().find((each) => each.url().includes('/frame.html'));
    if (!frame) throw new Error(`the phone of ${openid} shows no program`);
    return new TourPhone(simulator.phone.agents, phone, frame);
  }

  /** Opens a page as the only one and waits for what it shows; resolves to what setData was given meanwhile. */
  async visit(path: string, words: Readonly<Record<string, string>>): Promise<PhoneMetrics> {
    await this.ask('Simulator.metrics', { reset: true });
    const search = Object.entries(words).map(([name, word]) => `${name}=${encodeURIComponent(word)}`);
    const url = `/${[path, search.join('&')].filter(Boolean).join('?')}`;
    await this.agents.send(this.phone.phoneId, 'App.callWxMethod', { method: 'reLaunch', args: [{ url }] });
    await this.settle();
    return this.ask('Simulator.metrics', {});
  }

  /** Taps what is labelled so, and waits for what it shows. */
  async tap(label: string): Promise<void> {
    const target = this.frame.locator(`[aria-label*="${label}"]:not([role="group"]):not([role="radiogroup"])`);
    await target.first().click({ timeout: TAP_MS });
    await this.settle();
  }

  async look({ width, height, fontScale }: Look): Promise<AccessiblePage> {
    await this.phone.page.setViewportSize({ width, height });
    await this.ask('Simulator.setFontScale', { scale: fontScale });
    return this.ask('Simulator.accessibility', {});
  }

  /** Draws the page otherwise than the program does, until the phone is closed. */
  async spoil(css: string): Promise<void> {
    await this.frame.addStyleTag({ content: css });
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
    const isUnderWay = () => this.frame.locator(`${LOADING}, ${PRESSED}`).first().isVisible();
    await until(async () => !(await isUnderWay()), 'the page to show what was asked for');
  }

  private async ask<Method extends keyof SimulatorMethods>(
    method: Method,
    params: SimulatorMethods[Method]['params'],
  ): Promise<SimulatorMethods[Method]['result']> {
    return (await this.agents.send(this.phone.phoneId, method, { ...params })) as SimulatorMethods[Method]['result'];
  }

  private async hear(response: Response): Promise<void> {
    if (!response.url().endsWith('/cloud/callFunction')) return;
    const { action } = (response.request().postDataJSON() as { data: { action: string } }).data;
    const answer = (await response.json()) as { errMsg?: string; result?: { ok?: boolean; code?: string } };
    if (answer.result?.ok !== true) this.refusals.push(`${action}: ${answer.result?.code ?? answer.errMsg ?? ''}`);
  }
}
