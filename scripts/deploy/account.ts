import type { ActualState, Index, StorageRule, Trigger } from './state';

/** A function as it is to be set, with the values of its environment. */
export interface FunctionSettings {
  readonly name: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Variables that are to be there no longer. */
  readonly withdrawn: readonly string[];
}

/** The built files of a function and their fingerprint. */
export interface FunctionCode {
  readonly folder: string;
  readonly fingerprint: string;
}

/** All that the deployment asks of a cloud account. */
export interface Account {
  read(): Promise<ActualState>;
  createCollection(name: string): Promise<void>;
  setAccess(collection: string, access: string): Promise<void>;
  createIndex(collection: string, index: Index): Promise<void>;
  dropIndex(collection: string, name: string): Promise<void>;
  setStorageRule(rule: StorageRule): Promise<void>;
  createFunction(settings: FunctionSettings, code: FunctionCode): Promise<void>;
  /** Variables that are neither named nor withdrawn keep their values. */
  configureFunction(settings: FunctionSettings): Promise<void>;
  uploadCode(settings: FunctionSettings, code: FunctionCode): Promise<void>;
  /** Resolves when no call goes on that began before the last change of configuration. */
  untilCallsEnded(): Promise<void>;
  createTrigger(functionName: string, trigger: Trigger): Promise<void>;
  removeTrigger(functionName: string, triggerName: string): Promise<void>;
}
