import * as cloud from 'wx-server-sdk';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

/** The part of the SDK's database that we use; its own types answer `void` and `string` where it always answers a promise. */
export interface Database {
  readonly command: Command;
  collection(name: string): CollectionReference;
}

export interface Command {
  eq(value: unknown): unknown;
  in(values: readonly unknown[]): unknown;
  gt(value: unknown): unknown;
  gte(value: unknown): unknown;
  lt(value: unknown): unknown;
  lte(value: unknown): unknown;
  and(parts: readonly unknown[]): unknown;
  set(value: unknown): unknown;
  remove(): unknown;
  inc(by: number): unknown;
  push(elements: readonly unknown[]): unknown;
  pull(what: unknown): unknown;
}

export interface QueryReference {
  limit(count: number): QueryReference;
  orderBy(field: string, direction: 'asc' | 'desc'): QueryReference;
  field(projection: Readonly<Record<string, boolean>>): QueryReference;
  get(): Promise<{ data: unknown[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: unknown }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}

export interface DocumentReference {
  get(): Promise<{ data?: unknown }>;
  update(options: { data: unknown }): Promise<{ stats: { updated: number } }>;
}

export interface CollectionReference {
  doc(id: string): DocumentReference;
  where(condition: unknown): QueryReference;
  add(options: { data: unknown }): Promise<unknown>;
  aggregate(): Pipeline;
}

export interface Pipeline {
  match(condition: unknown): Pipeline;
  group(value: unknown): Pipeline;
  unwind(value: unknown): Pipeline;
  lookup(value: unknown): Pipeline;
  project(value: unknown): Pipeline;
  sort(value: unknown): Pipeline;
  limit(count: number): Pipeline;
  end(): Promise<{ list: unknown[] }>;
}

/** A missing document is an answer here, not an error. */
const options = { throwOnNotFound: false } as unknown as Parameters<typeof cloud.database>[0];

export const database = cloud.database(options) as unknown as Database;

export { cloud };
