import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloud } from '../../../simulator/cloud/cloud';
import type { Cloud, CloudOptions } from '../../../simulator/cloud/cloud';

const FIXTURES = join(__dirname, 'fixtures');

/** How a refused call looks to the mini-program. */
export interface Refusal {
  errCode: number;
  errMsg: string;
}

/** A cloud of its own in a temporary folder, with the fixture functions `probe` and `other`. */
export class Laboratory {
  readonly warnings: string[] = [];
  readonly output: string[] = [];
  private running: Cloud | null = null;

  private constructor(
    readonly dataDir: string,
    private readonly overrides: Partial<CloudOptions>,
  ) {}

  static async open(overrides: Partial<CloudOptions> = {}): Promise<Laboratory> {
    const laboratory = new Laboratory(mkdtempSync(join(tmpdir(), 'cloud-')), overrides);
    await laboratory.start();
    return laboratory;
  }

  get cloud(): Cloud {
    if (!this.running) throw new Error('the cloud is closed');
    return this.running;
  }

  /** Starts the cloud over the same folder, as after a restart. */
  async start(): Promise<void> {
    this.running = await startCloud(
      laboratoryOptions(this.dataDir, {
        onWarning: (line) => this.warnings.push(line),
        onOutput: (name, line) => this.output.push(`[${name}] ${line}`),
        ...this.overrides,
      }),
    );
  }

  async stop(): Promise<void> {
    await this.running?.close();
    this.running = null;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /**
   * Runs a script inside the function `probe` with the real SDK and returns what it returns.
   * It sees `cloud`, `db`, `_`, `$`, `event`, `context` and `kept` (which outlives the call).
   */
  run(script: string, event: Record<string, unknown> = {}, openid = 'o1'): Promise<unknown> {
    return this.cloud.call(openid, 'probe', { ...event, code: script });
  }

  /** The error of a script that must fail inside the function. */
  async failure(script: string, event: Record<string, unknown> = {}): Promise<Refusal> {
    const caught = `try { await (async () => { ${script} })(); } catch (e) { return { errCode: e.errCode ?? null, errMsg: e.errMsg ?? String(e) }; }`;
    return (await this.run(`${caught} return { errCode: 0, errMsg: 'did not fail' };`, event)) as Refusal;
  }

  /** The error with which a call is rejected. */
  async refusal(call: Promise<unknown>): Promise<Refusal> {
    try {
      await call;
    } catch (error) {
      return error as Refusal;
    }
    throw new Error('the call was not refused');
  }

  /** Serves the cloud's planes as the phone server does. */
  async serve(): Promise<{ url: string; close: () => Promise<void> }> {
    const server = createServer((request, response) => {
      if (!this.cloud.handle(request, response)) response.writeHead(404).end('not the cloud');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      close: () => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(() => resolve()));
      },
    };
  }
}

export function laboratoryOptions(dataDir: string, overrides: Partial<CloudOptions> = {}): CloudOptions {
  return {
    functionsDir: join(FIXTURES, 'functions'),
    functionsFile: join(FIXTURES, 'functions.json'),
    databaseFile: join(FIXTURES, 'database.json'),
    dataDir,
    environment: { SECRET: 'a secret' },
    envId: 'lab-1',
    appId: 'wx0000000000000001',
    onOutput: () => undefined,
    timers: false,
    ...overrides,
  };
}
