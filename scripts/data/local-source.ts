import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from '../../simulator/cloud/database/ejson';
import { placeOf } from '../../simulator/cloud/files';
import { Sqlite } from '../../simulator/cloud/database/sqlite';
import { DataError, type DataSource, type Document, type Stage, type StoredFile } from './source';

const PAGE = 500;

/** The data folder of a simulated cloud, which may be running: the documents are read as of one moment. */
export class LocalSource implements DataSource {
  private readonly sql: Sqlite;
  private readonly ids: ReadonlyMap<string, number>;

  /** @throws DataError when there is none */
  constructor(private readonly dir: string) {
    const file = join(dir, 'cloud.db');
    if (!existsSync(file))
      throw new DataError(`文件夹 ${dir} 里没有数据（没有 cloud.db）。请用 --data 指到数据文件夹。`);
    this.sql = new Sqlite(file);
    this.sql.exec('begin');
    const rows = this.sql.all<{ id: number; name: string }>('select id, name from collections');
    this.ids = new Map(rows.map(({ id, name }) => [name, id]));
  }

  async collections(): Promise<readonly string[]> {
    return [...this.ids.keys()].sort();
  }

  async *documents(collection: string): AsyncIterable<Document> {
    const id = this.ids.get(collection);
    if (id === undefined) return;
    let after: Uint8Array = new Uint8Array();
    for (;;) {
      const rows = this.sql.all<{ id: Uint8Array; body: string }>(
        `select id, body from c${String(id)} where id > ? order by id limit ${String(PAGE)}`,
        after,
      );
      for (const { body } of rows) yield parseDocument(body);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.id;
    }
  }

  async *files(paths: readonly string[]): AsyncIterable<StoredFile> {
    for (const path of paths) {
      const file = join(this.dir, 'files', placeOf(path));
      if (!existsSync(file)) throw new DataError(`数据文件夹里缺少文件 ${path}，记录里却提到它。`);
      yield { path, content: readFileSync(file) };
    }
  }

  async stage(): Promise<Stage> {
    const mark = join(this.dir, 'simulator.json');
    const { seed } = existsSync(mark)
      ? (JSON.parse(readFileSync(mark, 'utf8')) as Pick<Stage, 'seed'>)
      : { seed: null };
    const offset = this.sql.get<{ value: string }>("select value from meta where name = 'clockOffset'")?.value;
    const people = this.sql.all<{ person: string }>('select person from people order by rowid');
    return { seed, clockOffsetMs: Number(offset ?? 0), people: people.map(({ person }) => person) };
  }

  async close(): Promise<void> {
    this.sql.exec('commit');
    this.sql.close();
  }
}
