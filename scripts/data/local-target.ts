import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readDatabase } from '../../simulator/cloud/configuration';
import { Clock } from '../../simulator/cloud/clock';
import { Sqlite } from '../../simulator/cloud/database/sqlite';
import { Store } from '../../simulator/cloud/database/store';
import { messageOf } from '../../simulator/cloud/errors';
import { makeFolder } from '../../simulator/cloud/make-folder';
import { placeOf } from '../../simulator/cloud/files';
import { People } from '../../simulator/cloud/people';
import type { Person } from '../../simulator/client';
import { DataError, type DataTarget, type Document, type Stage, type StoredFile } from './source';

const BATCH = 200;

/** A new data folder. It is filled beside its place and moved there when it is whole. */
export class LocalTarget implements DataTarget {
  private readonly work: string;
  private readonly store: Store;
  private readonly waiting: Document[] = [];
  private into = '';

  /** @throws DataError when something is there already */
  constructor(
    private readonly dir: string,
    databaseFile: string,
    private readonly secrets: object,
  ) {
    const place = resolve(dir);
    if (existsSync(place) && readdirSync(place).length > 0)
      throw new DataError(`文件夹 ${place} 不是空的。只能恢复到空的或新的文件夹。`);
    this.work = `${place}.restoring`;
    rmSync(this.work, { recursive: true, force: true });
    makeWritable(join(this.work, 'files'));
    this.store = new Store(new Sqlite(join(this.work, 'cloud.db')));
    this.store.catalogue.apply(readDatabase(databaseFile).collections);
    new People(this.store.sql);
  }

  async collection(name: string): Promise<void> {
    await this.flush();
    this.into = name;
    const { sql, catalogue } = this.store;
    if (!sql.get('select id from collections where name = ?', name)) catalogue.create(name);
  }

  async document(_collection: string, document: Document): Promise<void> {
    this.waiting.push(document);
    if (this.waiting.length >= BATCH) await this.flush();
  }

  async file({ path, content }: StoredFile): Promise<void> {
    const place = join(this.work, 'files', placeOf(path));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content, { flush: true });
  }

  async stage({ seed, clockOffsetMs, people }: Stage): Promise<void> {
    const known = new People(this.store.sql);
    for (const person of people) known.add(JSON.parse(person) as Person);
    new Clock(this.store.sql).advance(clockOffsetMs);
    writeFileSync(join(this.work, 'simulator.json'), `${JSON.stringify({ seed, seeded: true })}\n`);
  }

  async commit(): Promise<void> {
    await this.flush();
    this.store.close();
    writeFileSync(join(this.work, 'secrets.json'), `${JSON.stringify(this.secrets, null, 2)}\n`, { mode: 0o600 });
    const place = resolve(this.dir);
    if (existsSync(place)) rmdirSync(place);
    renameSync(this.work, place);
    syncFolder(dirname(place));
  }

  async abandon(): Promise<void> {
    this.store.close();
    rmSync(this.work, { recursive: true, force: true });
  }

  private async flush(): Promise<void> {
    const documents = this.waiting.splice(0);
    if (documents.length > 0) await this.store.insert(this.into, documents);
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function makeWritable(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new DataError(`文件夹 ${dirname(folder)} 建不起来（${messageOf(error)}）。请用 --data 换一个能写的地方。`);
  }
}
