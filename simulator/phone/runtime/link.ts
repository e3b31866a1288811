import type { Ask, AskKind, AskResults, FrameMessage, Loading, ShellMessage, Toast } from '../messages';

interface OpenAsk {
  ask: Ask;
  resolve: (result: AskResults[AskKind]) => void;
  reject: (error: Error) => void;
}

type ListenerOf<T extends ShellMessage['type']> = (message: Extract<ShellMessage, { type: T }>) => void;

/** The frame's end of the line to the shell, and what is now in front of the person. */
class ShellLink {
  private readonly asks = new Map<number, OpenAsk>();
  private readonly prepared: { kind: AskKind; result: unknown }[] = [];
  private readonly listeners = new Map<string, (message: ShellMessage) => void>();
  private lastAsk = 0;
  toast: Toast | null = null;
  loading: Loading | null = null;

  listen(): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== window.parent || event.origin !== location.origin) return;
      const message = event.data as ShellMessage;
      if (message.type === 'answer') this.onAnswer(message);
      else this.listeners.get(message.type)?.(message);
    });
  }

  on<T extends ShellMessage['type']>(type: T, listener: ListenerOf<T>): void {
    this.listeners.set(type, listener as (message: ShellMessage) => void);
  }

  post(message: FrameMessage): void {
    if (message.type === 'toast') this.toast = message.toast;
    if (message.type === 'loading') this.loading = message.loading;
    window.parent.postMessage(message, location.origin);
  }

  /** Puts a question to the person and waits; rejects with the shell's error. */
  ask<K extends AskKind>(ask: Extract<Ask, { kind: K }>): Promise<AskResults[K]> {
    const prepared = this.prepared.findIndex((each) => each.kind === ask.kind);
    if (prepared >= 0) return Promise.resolve(this.prepared.splice(prepared, 1)[0]?.result as AskResults[K]);
    const id = ++this.lastAsk;
    return new Promise((resolve, reject) => {
      this.asks.set(id, { ask, resolve: (result) => resolve(result as AskResults[K]), reject });
      this.post({ type: 'ask', id, ask });
    });
  }

  /** The answer to the question of this kind that is open, else to the next. */
  prepare(kind: AskKind, result: unknown): void {
    const open = this.openAsks().find(({ ask }) => ask.kind === kind);
    if (open) this.answer(open.id, result);
    else this.prepared.push({ kind, result });
  }

  /** Questions now open, the newest last. */
  openAsks(): { id: number; ask: Ask }[] {
    return [...this.asks].map(([id, { ask }]) => ({ id, ask }));
  }

  /** Answers an open question in the shell's place. */
  answer(id: number, result: unknown): void {
    const open = this.asks.get(id);
    if (!open) throw new Error(`no open question ${id}`);
    this.asks.delete(id);
    this.post({ type: 'dismiss', id });
    open.resolve(result as AskResults[AskKind]);
  }

  private onAnswer(message: Extract<ShellMessage, { type: 'answer' }>): void {
    const open = this.asks.get(message.id);
    if (!open) return;
    this.asks.delete(message.id);
    if ('error' in message) open.reject(new Error(message.error));
    else open.resolve(message.result);
  }
}

export const shell = new ShellLink();
