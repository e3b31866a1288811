import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';

type Body = Record<string, unknown>;
interface Table {
  Indexes: { Name: string; Size: number; Keys: { Name: string; Direction: string }[]; Unique: boolean }[];
  AclTag: string;
  Count: number;
}
interface Variables {
  Variables?: { Key: string; Value: string }[];
}
interface CloudFunctionRecord extends Body {
  FunctionName: string;
  Triggers: { TriggerName: string; Type: string; TriggerDesc: string }[];
}

/** An error in the API's own form. */
class ApiError extends Error {
  constructor(
    readonly Code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Speaks the management API in the form that its documentation gives and that @cloudbase/manager-node parses: POST, the action in a header,
 * everything under `Response`. It holds one environment.
 */
export class CloudEndpoint {
  readonly tables = new Map<string, Table>();
  readonly functions = new Map<string, CloudFunctionRecord>();
  storage = { AclTag: 'READONLY', Rule: '' };
  /** Every action asked for, in order, with its service. */
  readonly asked: string[] = [];

  private readonly server = createServer((request, response) => {
    void this.serve(request).then((answer) =>
      response.end(JSON.stringify({ Response: { RequestId: 'r', ...answer } })),
    );
  });

  constructor(readonly envId: string) {}

  /** Listens, and turns every service of manager-node to itself. */
  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    const { CloudService } = jest.requireActual<{ CloudService: { prototype: object } }>(
      '@cloudbase/manager-node/lib/utils/cloud-api-request',
    );
    const get = function (this: { service: string }) {
      return `http://127.0.0.1:${port}/${this.service}`;
    };
    Object.defineProperty(CloudService.prototype, 'baseUrl', { get, configurable: true });
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  count(action: string): number {
    return this.asked.filter((one) => one === action).length;
  }

  private async serve(request: IncomingMessage): Promise<Body> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const action = `${(request.url ?? '').slice(1)}.${String(request.headers['x-tc-action'])}`;
    this.asked.push(action);
    try {
      if (!String(request.headers.authorization).startsWith('TC3-HMAC-SHA256 Credential=AKID-test/'))
        throw new ApiError('AuthFailure.SecretIdNotFound', 'The SecretId is not found');
      const answer = this.answers[action];
      if (answer === undefined) throw new ApiError('InvalidAction', `not simulated: ${action}`);
      return answer(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body) ?? {};
    } catch (error) {
      if (!(error instanceof ApiError)) return { Error: { Code: 'InternalError', Message: String(error) } };
      return { Error: { Code: error.Code, Message: error.message } };
    }
  }

  private readonly answers: Record<string, (body: Body) => Body | undefined> = {
    'tcb.DescribeEnvInfo': ({ EnvId }) => {
      if (EnvId !== this.envId) throw new ApiError('ResourceNotFound', 'env not found');
      const Databases = [{ InstanceId: 'tnt-1', Region: 'ap-shanghai', Status: 'RUNNING' }];
      const Storages = [{ Region: 'ap-shanghai', Bucket: '636f-county-1300000000', AppId: '1300000000' }];
      const Functions = [{ Namespace: this.envId, Region: 'ap-shanghai' }];
      return { EnvInfo: { EnvBaseInfo: { EnvId, Status: 'NORMAL', Databases, Storages, Functions } } };
    },
    'tcb.ListTables': ({ MgoLimit, MgoOffset }) => {
      const all = [...this.tables].map(([TableName, { Count }]) => ({ TableName, Count, Size: 0 }));
      const page = all.slice(Number(MgoOffset), Number(MgoOffset) + Number(MgoLimit));
      const Pager = { Offset: MgoOffset, Limit: MgoLimit, Total: all.length };
      return { Tables: page.length > 0 ? page : null, Pager };
    },
    'tcb.DescribeTable': (body) => {
      const { Indexes } = this.table(body);
      return { Indexes, IndexNum: Indexes.length };
    },
    'tcb.CreateTable': ({ TableName }) => {
      if (this.tables.has(String(TableName))) throw new ApiError('ResourceInUse', 'Table exist');
      const own = { Name: '_id_', Size: 0, Keys: [{ Name: '_id', Direction: '1' }], Unique: false };
      this.tables.set(String(TableName), { Indexes: [own], AclTag: 'PRIVATE', Count: 0 });
      return undefined;
    },
    'tcb.UpdateTable': (body) => {
      const table = this.table(body);
      for (const { IndexName } of (body['DropIndexes'] ?? []) as { IndexName: string }[])
        table.Indexes = table.Indexes.filter(({ Name }) => Name !== IndexName);
      for (const { IndexName, MgoKeySchema } of (body['CreateIndexes'] ?? []) as {
        IndexName: string;
        MgoKeySchema: { MgoIndexKeys: { Name: string; Direction: string }[]; MgoIsUnique: boolean };
      }[])
        table.Indexes.push({
          Name: IndexName,
          Size: 0,
          Keys: MgoKeySchema.MgoIndexKeys,
          Unique: MgoKeySchema.MgoIsUnique,
        });
      return undefined;
    },
    'tcb.DescribeDatabaseACL': (body) => ({ AclTag: this.table(body).AclTag }),
    'tcb.ModifyDatabaseACL': (body) => {
      this.table(body).AclTag = String(body['AclTag']);
      return undefined;
    },
    'tcb.DescribeStorageSafeRule': () => this.storage,
    'tcb.ModifyStorageSafeRule': ({ AclTag, Rule }) => {
      this.storage = { AclTag: String(AclTag), Rule: String(Rule) };
      return undefined;
    },
    'tcb.ListFunctions': () => {
      const Functions = [...this.functions.values()].map(({ FunctionName, Status }) => ({ FunctionName, Status }));
      return { Functions, TotalCount: Functions.length };
    },
    'scf.GetFunction': (body) => this.function(body),
    'scf.CreateFunction': ({ Code, ...body }) => {
      if (typeof (Code as Body)['ZipFile'] !== 'string') throw new ApiError('InvalidParameter', 'no code');
      const FunctionName = String(body['FunctionName']);
      this.functions.set(FunctionName, { ...body, FunctionName, Triggers: [], Status: 'Active' });
      return undefined;
    },
    'scf.UpdateFunctionCode': (body) => {
      const { ZipFile } = body['Code'] as Body;
      if (typeof ZipFile !== 'string') throw new ApiError('InvalidParameter', 'no code');
      this.function(body)['ZipFile'] = ZipFile;
      return undefined;
    },
    'scf.UpdateFunctionConfiguration': (body) => {
      Object.assign(this.function(body), body);
      return undefined;
    },
    'scf.BatchCreateTrigger': (body) => {
      const triggers = JSON.parse(String(body['Triggers'])) as CloudFunctionRecord['Triggers'];
      const stored = triggers.map((one) => ({ ...one, TriggerDesc: JSON.stringify({ cron: one.TriggerDesc }) }));
      this.function(body).Triggers.push(...stored);
      return undefined;
    },
    'scf.DeleteTrigger': (body) => {
      const found = this.function(body);
      found.Triggers = found.Triggers.filter(({ TriggerName }) => TriggerName !== body['TriggerName']);
      return undefined;
    },
  };

  /** The values of a function's variables. */
  variables(name: string): Record<string, string> {
    const { Variables = [] } = this.function({ FunctionName: name })['Environment'] as Variables;
    return Object.fromEntries(Variables.map(({ Key, Value }) => [Key, Value]));
  }

  function({ FunctionName }: Body): CloudFunctionRecord {
    const found = this.functions.get(String(FunctionName));
    if (found === undefined) throw new ApiError('ResourceNotFound.Function', 'no such function');
    return found;
  }

  table({ TableName, CollectionName = TableName }: Body): Table {
    const found = this.tables.get(String(CollectionName));
    if (found === undefined) throw new ApiError('ResourceNotFound', 'Table not exist');
    return found;
  }
}
