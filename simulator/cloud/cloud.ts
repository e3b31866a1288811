import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { SimulatorClient } from '../client';
import { CallLog } from './call-log';
import { ClientPlane } from './client-plane';
import { Clock } from './clock';
import { readDatabase, readFunctions } from './configuration';
import type { DatabaseSpec, FunctionSpec } from './configuration';
import { Sqlite } from './database/sqlite';
import { Store } from './database/store';
import { Transactions } from './database/transactions';
import { messageOf, StartError } from './errors';
import { Events } from './events';
import { Files } from './files';
import { FolderLock } from './folder-lock';
import { Functions } from './functions/functions';
import { Invocations } from './functions/invocations';
import type { Invocation } from './functions/invocations';
import { databaseActions } from './gateway/database-actions';
import { functionActions } from './gateway/function-actions';
import { Gateway } from './gateway/gateway';
import type { Fields } from './gateway/requests';
import { storageActions } from './gateway/storage-actions';
import { Inbox } from './inbox';
import { codeApis } from './openapi/code-apis';
import { messageApis } from './openapi/message-apis';
import { OpenApi } from './openapi/openapi';
import { securityApis } from './openapi/security-apis';
import { People } from './people';
import { RunningCloud } from './running-cloud';

export { StartError } from './errors';

export interface CloudOptions {
  /** Built functions: `<name>/{index.js,package.json,config.json}`. */
  functionsDir: string;
  functionsFile: string;
  databaseFile: string;
  /** Documents, files, sessions and the clock's offset: all that survives a restart. */
  dataDir: string;
  /** Values of the variables that functions.json declares; a missing one refuses to start. */
  environment: Record<string, string>;
  envId: string;
  appId: string;
  /** Told of collection scans and the like, one line each. */
  onWarning?: (line: string) => void;
  /** Told what functions print; standard output by default. */
  onOutput?: (functionName: string, line: string) => void;
  /** Whether timers ring by themselves; true by default. `runTimer` works either way. */
  timers?: boolean;
}

export interface Cloud extends SimulatorClient {
  readonly gatewayUrl: string;
  readonly controlToken: string;
  /** A token for requests to the gateway outside of every function, as the holder of the account's keys may send them. */
  operatorToken(): string;
  /** Serves /cloud/* and /control/*; false when the path is neither. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** After a rebuild: the next calls run the new code. */
  reloadFunctions(): void;
  close(): Promise<void>;
}

/** Starts WeChat's cloud on this machine. @throws StartError with one Chinese line that says what to do */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const specs = readFunctions(options.functionsFile, options.functionsDir, options.environment);
  const database = readDatabase(options.databaseFile);
  const lock = new FolderLock(options.dataDir);
  let store: Store | undefined;
  try {
    store = openStore(join(options.dataDir, 'cloud.db'));
    store.catalogue.apply(database.collections);
    return await assemble(options, { specs, database, store, lock });
  } catch (error) {
    store?.close();
    lock.release();
    throw error;
  }
}

function openStore(file: string): Store {
  try {
    return new Store(new Sqlite(file));
  } catch (error) {
    throw error instanceof StartError
      ? error
      : new StartError(`打不开数据库 ${file}：${messageOf(error)}。请换一个数据目录，或删掉它重来。`);
  }
}

interface Ground {
  specs: ReadonlyMap<string, FunctionSpec>;
  database: DatabaseSpec;
  store: Store;
  lock: FolderLock;
}

async function assemble(options: CloudOptions, { specs, database, store, lock }: Ground): Promise<Cloud> {
  const clock = new Clock(store.sql);
  const transactions = new Transactions(store);
  const files = new Files(join(options.dataDir, 'files'), options.envId, store.sql, () => clock.now());
  const people = new People(store.sql);
  const events = new Events();
  const inbox = new Inbox(store.sql, (openid) => events.send('inbox', { openid }));
  const log = new CallLog((record) => events.send('call', record));
  const invocations = new Invocations();
  const warn = options.onWarning ?? (() => undefined);
  const gateway = new Gateway({ invocations, files, onScan: (...scan) => warn(scanLine(...scan)) });
  await gateway.listen();
  const now = (): number => clock.now();
  const functions = new Functions({
    specs,
    envId: options.envId,
    appId: options.appId,
    gatewayUrl: gateway.url,
    now,
    offsetMs: () => clock.offsetMs,
    onLine: options.onOutput ?? ((name, line) => process.stdout.write(`[${name}] ${line}\n`)),
    invocations,
    log,
  });
  gateway.provide(
    {
      ...databaseActions(store, transactions, now),
      ...storageActions(files, () => gateway.origin),
      ...functionActions(functions),
    },
    new OpenApi(functions, { ...messageApis(inbox, now), ...securityApis, ...codeApis }),
  );
  const clientPlane = new ClientPlane({ functions, files, people, inbox, clientWrites: database.storage.clientWrites });
  return new RunningCloud({
    options,
    specs,
    store,
    invocations,
    transactions,
    clock,
    people,
    inbox,
    events,
    log,
    gateway,
    functions,
    clientPlane,
    lock,
    warn,
  });
}

function scanLine(invocation: Invocation, fields: Fields, examined: number): string {
  const what = [
    fields['query'],
    typeof fields['order'] === 'string' && `排序 ${fields['order']}`,
    fields['stages'] && JSON.stringify(fields['stages']),
  ];
  const shape = what.filter(Boolean).join(' ').slice(0, 300) || '无条件';
  return `函数 ${invocation.functionName} 扫描了整个集合 ${String(fields['collectionName'])}（读了 ${examined} 份文档）：${shape}。请在 database.json 里加索引，或换一个条件。`;
}
