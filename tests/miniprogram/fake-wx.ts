/** What the cloud answers to one call: a result, or the error that wx.cloud rejects with. */
export type CloudAnswer = { result: unknown } | { error: object } | 'silence';

export interface SentCall {
  readonly action: string;
  readonly input: unknown;
  readonly version: number;
  readonly key?: string;
}

/** The parts of `wx` on which the services rest: storage, cloud, the question about messages. */
export class FakeWx {
  readonly stored = new Map<string, unknown>();
  readonly sent: SentCall[] = [];
  readonly asked: string[][] = [];
  /** Answers in order; the last one stays. */
  answers: CloudAnswer[] = [];
  isFull = false;

  readonly cloud = {
    callFunction: ({ data }: { name: string; data: SentCall }): Promise<unknown> => {
      this.sent.push(JSON.parse(JSON.stringify(data)) as SentCall);
      const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
      if (answer === undefined || answer === 'silence') return new Promise(() => undefined);
      return 'error' in answer
        ? Promise.reject(Object.assign(new Error(), answer.error))
        : Promise.resolve({ result: answer.result });
    },
  };

  getStorageSync(key: string): unknown {
    return this.stored.get(key) ?? '';
  }

  setStorageSync(key: string, value: unknown): void {
    if (this.isFull) throw new Error('setStorage:fail exceed max storage size');
    this.stored.set(key, JSON.parse(JSON.stringify(value)));
  }

  removeStorageSync(key: string): void {
    this.stored.delete(key);
  }

  requestSubscribeMessage({ tmplIds, complete }: { tmplIds: string[]; complete: () => void }): void {
    this.asked.push(tmplIds);
    complete();
  }
}

/** Puts a fresh `wx` where the services find it. */
export function installWx(): FakeWx {
  const fake = new FakeWx();
  (globalThis as unknown as { wx: FakeWx }).wx = fake;
  return fake;
}

export const answered = (data: unknown): CloudAnswer => ({ result: { ok: true, data } });
export const refused = (code: string): CloudAnswer => ({ result: { ok: false, code } });
export const noNetwork: CloudAnswer = { error: { errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' } };
