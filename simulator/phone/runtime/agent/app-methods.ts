import type { AgentContext, Emit, Method } from './agent';
import { compile, list, plain } from './values';

type Wx = Record<string, unknown>;
type Function_ = (...args: unknown[]) => unknown;

const wx = (): Wx => Reflect.get(globalThis, 'wx') as Wx;

/** App.*: pages, wx, code in the program, its console and errors. */
export function appMethods({ pages }: AgentContext, emit: Emit): Record<string, Method> {
  const describe = (page: { id: number; path: string; query: Record<string, string> }): Record<string, unknown> => ({
    pageId: page.id,
    path: page.path,
    query: page.query,
  });
  const log = installLog(emit);
  watchExceptions(emit);
  const mocks = new Mocks();
  return {
    'App.getPageStack': () => ({ pageStack: pages.stack.map(describe) }),
    'App.getCurrentPage': () => {
      const top = pages.stack.at(-1);
      if (!top) throw new Error('no page is open yet');
      return describe(top);
    },
    'App.callWxMethod': async ({ method, args }) => {
      const run = wx()[String(method)];
      if (typeof run !== 'function') throw new Error(`wx.${String(method)} not exists`);
      return { result: plain(await (run as Function_)(...list(args))) };
    },
    'App.mockWxMethod': (params) => mocks.change(params),
    'App.callFunction': async ({ functionDeclaration, args }) => ({
      result: plain(await compile(functionDeclaration)(...list(args))),
    }),
    'App.enableLog': () => log.enable(),
    'App.addBinding': ({ name }) => {
      const bound = (...args: unknown[]): void => emit('App.bindingCalled', { name, args: plain(args) });
      Reflect.set(globalThis, String(name), bound);
    },
    'App.exit': () => undefined,
  };
}

/** wx functions that the automator replaced, and what they were. */
class Mocks {
  private readonly originals = new Map<string, unknown>();

  change(params: Record<string, unknown>): void {
    const method = String(params['method']);
    const original = this.originals.has(method) ? this.originals.get(method) : wx()[method];
    if (typeof params['functionDeclaration'] === 'string') {
      this.originals.set(method, original);
      const mock = compile(params['functionDeclaration']);
      const extra = list(params['args']);
      this.replace(method, (...args) => mock.call({ origin: original }, ...args, ...extra));
    } else if ('result' in params) {
      this.originals.set(method, original);
      this.replace(method, () => params['result']);
    } else {
      wx()[method] = original;
      this.originals.delete(method);
    }
  }

  /** Asynchronous functions keep both styles of WeChat. */
  private replace(method: string, answer: Function_): void {
    wx()[method] = (...args: unknown[]) => {
      if (method.endsWith('Sync')) return answer(...args);
      const promise = Promise.resolve(answer(...args));
      const options = args[0] as { success?: Function_; fail?: Function_; complete?: Function_ } | undefined;
      if (!options?.success && !options?.fail && !options?.complete) return promise;
      void promise.then(
        (result) => {
          options.success?.(result);
          options.complete?.(result);
        },
        (error: unknown) => {
          options.fail?.(error);
          options.complete?.(error);
        },
      );
      return undefined;
    };
  }
}

function installLog(emit: Emit): { enable(): void } {
  let enabled = false;
  for (const type of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const original = console[type].bind(console);
    console[type] = (...args: unknown[]) => {
      original(...args);
      if (enabled) emit('App.logAdded', { type, args: plain(args) });
    };
  }
  return {
    enable: () => {
      enabled = true;
    },
  };
}

function watchExceptions(emit: Emit): void {
  const tell = (error: unknown, fallback: string): void => {
    const message = error instanceof Error ? error.message : fallback;
    const stack = error instanceof Error ? error.stack : undefined;
    emit('App.exceptionThrown', { exceptionDetails: { message, stack } });
  };
  window.addEventListener('error', (event) => tell(event.error, event.message));
  window.addEventListener('unhandledrejection', (event) => tell(event.reason, JSON.stringify(plain(event.reason))));
}
