import { createRequire } from 'node:module';
import { StartError } from '../errors';

export type SqlValue = null | number | bigint | string | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

interface SqlStatement {
  run(...values: SqlValue[]): { lastInsertRowid: number | bigint };
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
}
interface SqlConnection {
  exec(sql: string): unknown;
  prepare(sql: string): SqlStatement;
  close(): void;
}
type Driver = new (file: string) => SqlConnection;

const load = createRequire(__filename);

function findBuiltin(): Driver | undefined {
  const host = process as { getBuiltinModule?: (id: string) => unknown; emitWarning: unknown };
  const { emitWarning } = host;
  // Node 22 calls it experimental, which is no news to whoever starts the simulator.
  host.emitWarning = () => undefined;
  try {
    return (host.getBuiltinModule?.('node:sqlite') as { DatabaseSync: Driver } | undefined)?.DatabaseSync;
  } finally {
    host.emitWarning = emitWarning;
  }
}

function findDriver(): Driver {
  const native = findBuiltin();
  if (native) return native;
  try {
    return load('better-sqlite3') as Driver;
  } catch {
    throw new StartError(
      '缺少 SQLite：请用 Node 22.13 以上的版本，或在装有 python3、make、g++ 的机器上重新执行 npm install。',
    );
  }
}

/** One connection to the database file: node:sqlite where Node has it, better-sqlite3 otherwise. */
export class Sqlite {
  private readonly connection: SqlConnection;
  private readonly statements = new Map<string, SqlStatement>();

  constructor(readonly file: string) {
    this.connection = new (findDriver())(file);
    this.connection.exec(
      'pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-32768; pragma busy_timeout=5000; pragma wal_autocheckpoint=4000;',
    );
  }

  exec(sql: string): void {
    this.connection.exec(sql);
  }

  /** Runs a statement; the answer is the new row's id. */
  run(sql: string, ...values: SqlValue[]): number {
    return Number(this.statement(sql).run(...values).lastInsertRowid);
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the columns, as `all` does
  get<Row = SqlRow>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  all<Row = SqlRow>(sql: string, ...values: SqlValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  /** All or nothing, on disk when it returns. */
  transaction<T>(work: () => T): T {
    this.exec('begin immediate');
    try {
      const result = work();
      this.exec('commit');
      return result;
    } catch (error) {
      this.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.statements.clear();
    this.connection.close();
  }

  private statement(sql: string): SqlStatement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.connection.prepare(sql)));
    return statement;
  }
}

/** Whether the error is a violated uniqueness. */
export function isConstraintError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT')) return true;
  return typeof errcode === 'number' && (errcode & 0xff) === 19;
}
