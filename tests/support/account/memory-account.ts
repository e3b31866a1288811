import type { Account, FunctionCode, FunctionSettings } from '../../../scripts/deploy/account';
import { fingerprint, type ActualState, type CloudFunction, type Collection } from '../../../scripts/deploy/state';

type Mutable = {
  collections: Record<string, Collection & { documents: number }>;
  storage: ActualState['storage'];
  functions: Record<string, CloudFunction>;
};

/** An account that remembers what was done to it. */
export class MemoryAccount implements Account {
  readonly state: Mutable = { collections: {}, storage: null, functions: {} };
  /** Every call that changes something. */
  readonly calls: string[] = [];
  /** The values of variables, which the state knows only by fingerprint. */
  readonly variables: Record<string, Readonly<Record<string, string>>> = {};
  /** The call with this name fails once. */
  failing: string | null = null;

  async read(): Promise<ActualState> {
    return structuredClone(this.state);
  }

  async createCollection(name: string): Promise<void> {
    this.note(`createCollection ${name}`);
    this.state.collections[name] = { access: 'PRIVATE', indexes: [], documents: 0 };
  }

  async setAccess(collection: string, access: string): Promise<void> {
    this.note(`setAccess ${collection}`);
    this.state.collections[collection] = { ...this.collection(collection), access };
  }

  async createIndex(collection: string, index: Collection['indexes'][number]): Promise<void> {
    this.note(`createIndex ${collection}.${index.name}`);
    const known = this.collection(collection);
    if (known.indexes.some(({ name }) => name === index.name)) throw new Error(`index ${index.name} exists`);
    this.state.collections[collection] = { ...known, indexes: [...known.indexes, index] };
  }

  async dropIndex(collection: string, name: string): Promise<void> {
    this.note(`dropIndex ${collection}.${name}`);
    const known = this.collection(collection);
    this.state.collections[collection] = { ...known, indexes: known.indexes.filter((index) => index.name !== name) };
  }

  async setStorageRule(rule: NonNullable<ActualState['storage']>): Promise<void> {
    this.note('setStorageRule');
    this.state.storage = rule;
  }

  async createFunction(settings: FunctionSettings, code: FunctionCode): Promise<void> {
    this.note(`createFunction ${settings.name}`);
    this.set(settings, { runtime: settings.runtime, code: code.fingerprint, triggers: [] });
  }

  async configureFunction(settings: FunctionSettings): Promise<void> {
    this.note(`configureFunction ${settings.name}`);
    this.set(settings, this.function(settings.name));
  }

  async uploadCode({ name }: FunctionSettings, code: FunctionCode): Promise<void> {
    this.note(`uploadCode ${name}`);
    this.state.functions[name] = { ...this.function(name), code: code.fingerprint };
  }

  async untilCallsEnded(): Promise<void> {
    this.note('untilCallsEnded');
  }

  async createTrigger(name: string, trigger: CloudFunction['triggers'][number]): Promise<void> {
    this.note(`createTrigger ${name}.${trigger.name}`);
    if (this.function(name).triggers.length > 0) throw new Error('one trigger per function');
    this.state.functions[name] = { ...this.function(name), triggers: [trigger] };
  }

  async removeTrigger(name: string, trigger: string): Promise<void> {
    this.note(`removeTrigger ${name}.${trigger}`);
    const triggers = this.function(name).triggers.filter((one) => one.name !== trigger);
    this.state.functions[name] = { ...this.function(name), triggers };
  }

  function(name: string): CloudFunction {
    const known = this.state.functions[name];
    if (known === undefined) throw new Error(`no function ${name}`);
    return known;
  }

  collection(name: string): Collection & { documents: number } {
    const known = this.state.collections[name];
    if (known === undefined) throw new Error(`no collection ${name}`);
    return known;
  }

  private set(settings: FunctionSettings, rest: Pick<CloudFunction, 'runtime' | 'code' | 'triggers'>): void {
    const { name, timeoutSeconds, memoryMb, variables } = settings;
    const stay = Object.entries(this.variables[name] ?? {}).filter(([key]) => !settings.withdrawn.includes(key));
    this.variables[name] = { ...Object.fromEntries(stay), ...variables };
    const pairs = Object.entries(this.variables[name]).map(([key, value]) => [key, fingerprint(value)] as const);
    const { runtime, code, triggers } = rest;
    const environment = Object.fromEntries(pairs);
    this.state.functions[name] = { runtime, timeoutSeconds, memoryMb, environment, code, triggers };
  }

  private note(call: string): void {
    if (this.failing === call) {
      this.failing = null;
      throw new Error('the network is gone');
    }
    this.calls.push(call);
  }
}
