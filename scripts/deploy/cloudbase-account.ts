import CloudBase from '@cloudbase/manager-node';
import type { Account, FunctionCode, FunctionSettings } from './account';
import { detailOf, functionsOf } from './cloudbase-functions';
import { DeployFailure } from './failure';
import type { ActualState, Collection, Index, IndexField, Trigger } from './state';
import { whyUnreachable } from './unreachable';

export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
}

const PAGE = 100;
/** Made by the database itself. */
const OWN_INDEX = /^_(id|openid)_/;

/** A cloud account reached through Tencent's management API. */
export function cloudBaseAccount(
  envId: string,
  { secretId, secretKey }: Credentials,
  { longestCallMs = 70_000 } = {},
): Account {
  const cloud = new CloudBase({ secretId, secretKey, envId });
  const { database, storage, functions } = cloud;
  const tcb = cloud.commonService('tcb');
  const settle = async (name: string): Promise<void> => {
    await functions.waitFunctionActive(name);
    const { status, reasons } = await detailOf(functions, name);
    if (status !== 'Active') throw new Error(`云函数 ${name} 的状态是 ${status}${reasons}`);
  };
  return {
    read: () => readState(cloud, envId),
    async createCollection(name) {
      await database.createCollection(name);
      await present(() => database.checkCollectionExists(name), name);
    },
    async setAccess(collection, access) {
      const Param = { EnvId: envId, CollectionName: collection, AclTag: access };
      await tcb.call({ Action: 'ModifyDatabaseACL', Param });
    },
    async createIndex(collection, index) {
      const MgoIndexKeys = index.fields.map(([Name, direction]) => ({ Name, Direction: String(direction) }));
      const MgoKeySchema = { MgoIndexKeys, MgoIsUnique: index.unique };
      await database.updateCollection(collection, { CreateIndexes: [{ IndexName: index.name, MgoKeySchema }] });
    },
    async dropIndex(collection, name) {
      await database.updateCollection(collection, { DropIndexes: [{ IndexName: name }] });
    },
    async setStorageRule(rule) {
      await storage.setStorageAcl('CUSTOM', rule);
    },
    async createFunction(settings, code) {
      await functions.createFunction({
        func: { ...functionOf(settings), runtime: settings.runtime, description: descriptionOf(code) },
        functionPath: code.folder,
        deployMode: 'zip',
      });
      await settle(settings.name);
    },
    async configureFunction(settings) {
      const { variables } = await detailOf(functions, settings.name);
      const stay = Object.entries(variables).filter(([name]) => !settings.withdrawn.includes(name));
      await functions.updateFunctionConfig(
        functionOf({ ...settings, variables: { ...Object.fromEntries(stay), ...settings.variables } }),
      );
      await settle(settings.name);
    },
    async uploadCode(settings, code) {
      const func = { name: settings.name, runtime: settings.runtime, installDependency: true };
      await functions.updateFunctionCode({ func, functionPath: code.folder, deployMode: 'zip' });
      await settle(settings.name);
      await functions.updateFunctionConfig({ name: settings.name, description: descriptionOf(code) });
      await settle(settings.name);
    },
    untilCallsEnded: () => new Promise((resolve) => setTimeout(resolve, longestCallMs)),
    async createTrigger(name, { name: triggerName, cron }: Trigger) {
      await functions.createFunctionTriggers(name, [{ name: triggerName, type: 'timer', config: cron }]);
    },
    async removeTrigger(name, trigger) {
      await functions.deleteFunctionTrigger(name, trigger);
    },
  };
}

async function readState(cloud: CloudBase, envId: string): Promise<ActualState> {
  try {
    const { acl, rule } = await cloud.storage.getStorageAcl({ withRule: true });
    return {
      collections: await readCollections(cloud, envId),
      storage: acl === 'CUSTOM' ? (rule ?? null) : null,
      functions: await functionsOf(cloud.functions, envId),
    };
  } catch (error) {
    throw new DeployFailure(whyUnreachable(envId, error), { cause: error });
  }
}

async function readCollections(cloud: CloudBase, envId: string): Promise<ActualState['collections']> {
  const tcb = cloud.commonService('tcb');
  const found: Record<string, Collection & { documents: number }> = {};
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = await cloud.database.listCollections({ MgoLimit: PAGE, MgoOffset: offset });
    for (const { CollectionName: name, Count } of page.Collections) {
      const { Indexes = [] } = await cloud.database.describeCollection(name);
      const Param = { EnvId: envId, CollectionName: name };
      const { AclTag } = (await tcb.call({ Action: 'DescribeDatabaseACL', Param })) as { AclTag: string };
      const indexes = Indexes.filter(({ Name }) => !OWN_INDEX.test(Name)).map(toIndex);
      found[name] = { access: AclTag, indexes, documents: Count };
    }
    total = page.Pager.Total;
  }
  return found;
}

function toIndex({
  Name,
  Keys,
  Unique,
}: {
  Name: string;
  Keys: { Name?: string; Direction?: string }[];
  Unique: boolean;
}): Index {
  const fields = Keys.map(({ Name: field = '', Direction }): IndexField => {
    if (Direction === '1' || Direction === '-1') return [field, Direction === '1' ? 1 : -1];
    // Another kind of index: named so that it differs from every declared one.
    return [`${field} ${Direction ?? ''}`, 1];
  });
  return { name: Name, fields, unique: Unique };
}

function functionOf({ name, timeoutSeconds, memoryMb, variables }: FunctionSettings) {
  const envVariables = { ...variables };
  return {
    name,
    timeout: timeoutSeconds,
    memorySize: memoryMb,
    envVariables,
    installDependency: true,
    handler: 'index.main',
  };
}

/** The only text of a function that people do not use; letters, digits and blanks are allowed in it. */
function descriptionOf({ fingerprint }: FunctionCode): string {
  return `code ${fingerprint}`;
}

/** A new collection is there some moments after it was asked for. */
async function present(exists: () => Promise<{ Exists: boolean }>, name: string): Promise<void> {
  for (let asked = 0; asked < 20; asked++) {
    if ((await exists()).Exists) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`集合 ${name} 建好后一直查不到`);
}
