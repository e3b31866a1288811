import { describeError, reportProblem, runProgramCode } from './problems';
import type { Program } from './program';

export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo: Record<string, never>;
}

type Listener = (detail: unknown) => void;

/** App's lifetimes and the listeners of wx.onAppShow, onError and the like. */
export class Lifecycle {
  private readonly listeners = new Map<string, Set<Listener>>();
  launch: LaunchOptions = { path: '', query: {}, scene: 1001, referrerInfo: {} };
  enter: LaunchOptions = this.launch;

  constructor(private readonly program: Program) {
    window.addEventListener('error', (event) => this.onError(event.error ?? event.message));
    window.addEventListener('unhandledrejection', (event) => this.onRejection(event.reason, event.promise));
  }

  start(options: LaunchOptions): void {
    this.launch = options;
    this.enter = options;
    this.callApp('onLaunch', options);
    this.show(options);
  }

  show(options: LaunchOptions): void {
    this.enter = options;
    this.callApp('onShow', options);
    this.tell('AppShow', options);
  }

  hide(): void {
    this.callApp('onHide', undefined);
    this.tell('AppHide', undefined);
  }

  pageNotFound(options: { path: string; query: Record<string, string>; isEntryPage: boolean }): boolean {
    this.tell('PageNotFound', options);
    return this.callApp('onPageNotFound', options);
  }

  /** The functions on<Name> and off<Name> of wx. */
  apis(): Record<string, unknown> {
    const names = [
      'AppShow',
      'AppHide',
      'Error',
      'UnhandledRejection',
      'PageNotFound',
      'ThemeChange',
      'WindowResize',
      'MemoryWarning',
    ];
    return Object.fromEntries(
      names.flatMap((name): [string, (listener: Listener) => void][] => [
        [`on${name}`, (listener: Listener) => void this.of(name).add(listener)],
        [`off${name}`, (listener?: Listener) => this.remove(name, listener)],
      ]),
    );
  }

  private remove(name: string, listener: Listener | undefined): void {
    if (listener) this.of(name).delete(listener);
    else this.of(name).clear();
  }

  private onError(error: unknown): void {
    const text = describeError(error);
    reportProblem(text);
    this.callApp('onError', text);
    this.tell('Error', text);
  }

  private onRejection(reason: unknown, promise: Promise<unknown>): void {
    reportProblem(`Unhandled promise rejection: ${describeError(reason)}`);
    this.callApp('onUnhandledRejection', { reason, promise });
    this.tell('UnhandledRejection', { reason, promise });
  }

  private callApp(method: string, detail: unknown): boolean {
    const { app } = this.program;
    const handler = app[method];
    if (typeof handler !== 'function') return false;
    runProgramCode(() => {
      handler.call(app, detail);
    });
    return true;
  }

  private tell(name: string, detail: unknown): void {
    for (const listener of this.of(name)) runProgramCode(() => listener(detail));
  }

  private of(name: string): Set<Listener> {
    const known = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, known);
    return known;
  }
}
