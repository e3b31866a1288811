/** What seeds, tests and benches may ask of the simulator. Every method acts as WeChat would. */
export interface SimulatorClient {
  /** wx.cloud.callFunction as this person. Rejects with {errCode, errMsg} as WeChat does. */
  call(openid: string, functionName: string, data: unknown): Promise<unknown>;
  /** wx.cloud.uploadFile as this person; resolves to the fileID. */
  upload(openid: string, cloudPath: string, content: Uint8Array): Promise<string>;
  /** Adds or replaces a person shown in "who am I". */
  addPerson(person: Person): Promise<void>;
  people(): Promise<Person[]>;
  inbox(openid: string): Promise<InboxMessage[]>;
  /** What the person accepted in requestSubscribeMessage: one message each. */
  consent(openid: string, templateIds: string[]): Promise<void>;
  readonly clock: SimulatedClock;
  /** Fires the timer of a function once, now. */
  runTimer(functionName: string): Promise<void>;
  /** The log of calls with their cost, the newest last; only those with a seq above `after`. */
  calls(after?: number): Promise<CallRecord[]>;
}

export interface SimulatedClock {
  now(): Promise<Date>;
  set(to: Date): Promise<void>;
  /** Milliseconds. */
  advance(ms: number): Promise<void>;
}

/** `group` is the heading under which "who am I" lists the person. */
export interface Person {
  openid: string;
  name: string;
  group: string;
  note?: string;
}

export interface InboxMessage {
  id: string;
  /** ISO instant. */
  at: string;
  templateId: string;
  page: string;
  data: Record<string, { value: string }>;
}

export interface CallRecord {
  seq: number;
  /** ISO instant. */
  at: string;
  functionName: string;
  openid: string | null;
  source: 'wx_client' | 'wx_trigger';
  /** The `action` of the call's data when it has one, else the function's name. */
  name: string;
  ms: number;
  requests: RequestRecord[];
  error?: string;
  responseBytes: number;
}

export interface RequestRecord {
  /** As on the wire: `database.getDocument`, … */
  action: string;
  collection?: string;
  /** Documents read to answer. */
  examined: number;
  returned: number;
  index: string | null;
  scan: boolean;
  ms: number;
  /** The request as sent, so that a bench can replay it. */
  body?: unknown;
}
