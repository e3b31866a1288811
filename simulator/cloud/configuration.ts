import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexField } from './database/keys';
import { parseCron } from './cron';
import { messageOf, StartError } from './errors';

export interface FunctionSpec {
  name: string;
  folder: string;
  timeoutSeconds: number;
  memoryMb: number;
  timezone: string;
  /** The declared variables with their values. */
  environment: Readonly<Record<string, string>>;
  timer?: { name: string; cron: string };
}

export interface IndexSpec {
  name: string;
  fields: readonly IndexField[];
  unique: boolean;
}

export interface CollectionSpec {
  indexes: readonly IndexSpec[];
}

export interface DatabaseSpec {
  collections: ReadonlyMap<string, CollectionSpec>;
  storage: { clientWrites: string | null; clientReads: boolean };
}

const MAX_COLLECTIONS = 100;
const MAX_INDEXES = 20;

/** Reads functions.json. @throws StartError that names the file and the fault */
export function readFunctions(
  file: string,
  functionsDir: string,
  environment: Readonly<Record<string, string>>,
): Map<string, FunctionSpec> {
  const functions = record(readJson(file)['functions'], `${file} 的 functions`);
  return new Map(
    Object.entries(functions).map(([name, entry]) => {
      const spec = record(entry, `${file} 的函数 ${name}`);
      const where = `${file} 的函数 ${name}`;
      return [
        name,
        {
          name,
          folder: join(functionsDir, name),
          timeoutSeconds: whole(spec['timeoutSeconds'], 1, 900, `${where} 的 timeoutSeconds`),
          memoryMb: whole(spec['memoryMb'], 64, 3072, `${where} 的 memoryMb`),
          timezone: typeof spec['timezone'] === 'string' ? spec['timezone'] : 'Asia/Shanghai',
          environment: {
            ...environmentOf(texts(spec['environment'], `${where} 的 environment`), environment, where),
            ...given(texts(spec['rotation'], `${where} 的 rotation`), environment),
          },
          ...(spec['timer'] === undefined ? {} : { timer: timerOf(spec['timer'], where) }),
        },
      ];
    }),
  );
}

function environmentOf(
  names: string[],
  values: Readonly<Record<string, string>>,
  where: string,
): Record<string, string> {
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new StartError(`${where} 需要环境变量 ${missing.join('、')}，但没有给出它们的值。`);
  return Object.fromEntries(names.map((name) => [name, values[name] as string]));
}

/** Of variables that need not be there those that are. */
function given(names: string[], values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

function timerOf(value: unknown, where: string): { name: string; cron: string } {
  const { name, cron } = record(value, `${where} 的 timer`);
  if (typeof name !== 'string' || typeof cron !== 'string')
    throw new StartError(`${where} 的 timer 需要 name 和 cron。`);
  try {
    parseCron(cron);
  } catch (error) {
    throw new StartError(
      `${where} 的 timer.cron “${cron}” 不对：要 7 段（秒 分 时 日 月 星期 年）。${messageOf(error)}`,
    );
  }
  return { name, cron };
}

/** The open APIs that a function's config.json permits. */
export function readPermissions(spec: FunctionSpec): ReadonlySet<string> {
  try {
    const config = JSON.parse(readFileSync(join(spec.folder, 'config.json'), 'utf8')) as {
      permissions?: { openapi?: unknown };
    };
    const names = config.permissions?.openapi;
    return new Set(Array.isArray(names) ? names.map(String) : []);
  } catch {
    return new Set();
  }
}

/** Reads database.json. @throws StartError that names the file and the fault */
export function readDatabase(file: string): DatabaseSpec {
  const json = readJson(file);
  const entries = Object.entries(record(json['collections'], `${file} 的 collections`));
  if (entries.length > MAX_COLLECTIONS)
    throw new StartError(`${file} 有 ${entries.length} 个集合，微信云开发最多 ${MAX_COLLECTIONS} 个。`);
  return {
    collections: new Map(entries.map(([name, entry]) => [name, collectionOf(name, entry, file)])),
    storage: storageOf(json['storage'], file),
  };
}

function collectionOf(name: string, entry: unknown, file: string): CollectionSpec {
  const where = `${file} 的集合 ${name}`;
  const spec = record(entry, where);
  if (spec['access'] !== 'ADMINONLY')
    throw new StartError(`${where}：access 只能是 ADMINONLY（not simulated: ${String(spec['access'])}）。`);
  const indexes = spec['indexes'] ?? [];
  if (!Array.isArray(indexes)) throw new StartError(`${where} 的 indexes 应是数组。`);
  if (indexes.length > MAX_INDEXES)
    throw new StartError(`${where} 有 ${indexes.length} 个索引，微信云开发每个集合最多 ${MAX_INDEXES} 个。`);
  const specs = indexes.map((index) => indexOf(index, where));
  if (new Set(specs.map((index) => index.name)).size < specs.length) throw new StartError(`${where} 有重名的索引。`);
  return { indexes: specs };
}

function indexOf(value: unknown, where: string): IndexSpec {
  const { name, fields, unique } = record(value, `${where} 的索引`);
  const valid = Array.isArray(fields) && fields.length > 0 && fields.every(isIndexField);
  if (typeof name !== 'string' || !valid) {
    throw new StartError(
      `${where} 的索引 ${String(name)} 应写作 {"name":"…","fields":[["字段",1],["字段",-1]],"unique":false}。`,
    );
  }
  return { name, fields, unique: unique === true };
}

function isIndexField(field: unknown): field is IndexField {
  return (
    Array.isArray(field) &&
    field.length === 2 &&
    typeof field[0] === 'string' &&
    field[0] !== '' &&
    (field[1] === 1 || field[1] === -1)
  );
}

function storageOf(value: unknown, file: string): DatabaseSpec['storage'] {
  const { clientWrites, clientReads } = value === undefined ? {} : record(value, `${file} 的 storage`);
  if (clientReads === true)
    throw new StartError(`${file} 的 storage：clientReads 只能是 false（not simulated: clientReads）。`);
  return { clientWrites: typeof clientWrites === 'string' ? clientWrites : null, clientReads: false };
}

function readJson(file: string): Record<string, unknown> {
  try {
    return record(JSON.parse(readFileSync(file, 'utf8')), file);
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(`读不了 ${file}：${messageOf(error)}`);
  }
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new StartError(`${what} 应是一个对象。`);
  return value as Record<string, unknown>;
}

function whole(value: unknown, least: number, most: number, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new StartError(`${what} 应是 ${least} 到 ${most} 的整数。`);
  return value;
}

function texts(value: unknown, what: string): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw new StartError(`${what} 应是字符串数组。`);
  return value;
}
