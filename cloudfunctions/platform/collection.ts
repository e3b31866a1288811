import { database, type Pipeline } from './cloud';
import { matchesNothing, toQuery, type Condition } from './condition';

/** The largest page of a query; production answers no more than a hundred on some paths. */
export const pageSize = 100;

export interface Query {
  readonly where: Condition;
  readonly order?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** 1 to 100. */
  readonly limit: number;
  /** Only these fields; everything when absent. */
  readonly fields?: readonly string[];
}

/** A stage of an aggregation, in MongoDB's own words. */
export type Stage = Readonly<Record<string, unknown>>;

/** Guarded access to one collection of the cloud database. `D` is the document as stored. */
export class Collection<D extends { readonly _id: string }> {
  constructor(readonly name: string) {}

  async get(id: string): Promise<D | null> {
    const { data } = await database.collection(this.name).doc(id).get();
    return (data as D | null | undefined) ?? null;
  }

  /** By natural keys, at most a hundred at once; those that do not exist are left out. */
  async getMany(ids: readonly string[]): Promise<D[]> {
    return this.find({ where: { _id: { oneOf: ids } }, limit: pageSize });
  }

  async find(query: Query): Promise<D[]> {
    if (query.limit < 1 || query.limit > pageSize)
      throw new Error(`limit ${String(query.limit)} is not within 1 to ${String(pageSize)}`);
    if (matchesNothing(query.where)) return [];
    let reference = database.collection(this.name).where(toQuery(query.where)).limit(query.limit);
    for (const [field, direction] of query.order ?? []) reference = reference.orderBy(field, direction);
    if (query.fields) reference = reference.field(Object.fromEntries(query.fields.map((field) => [field, true])));
    const { data } = await reference.get();
    return data as D[];
  }

  /** All that match, page by page along `_id`. For jobs and imports, whose size is bounded by what they work on. */
  async *pages(where: Condition, fields?: readonly string[]): AsyncGenerator<D[]> {
    let after = '';
    for (;;) {
      const page = await this.find({
        where: { ...where, _id: { above: after } },
        order: [['_id', 'asc']],
        limit: pageSize,
        ...(fields ? { fields } : {}),
      });
      if (page.length > 0) yield page;
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return;
      after = last._id;
    }
  }

  async count(where: Condition): Promise<number> {
    if (matchesNothing(where)) return 0;
    const { total } = await database.collection(this.name).where(toQuery(where)).count();
    return total;
  }

  /** Groups and sums; the first stage is always the match on an indexed field. */
  async aggregate<Row>(where: Condition, stages: readonly Stage[], limit: number): Promise<Row[]> {
    if (matchesNothing(where)) return [];
    let pipeline = database.collection(this.name).aggregate().match(toQuery(where));
    for (const stage of stages) {
      for (const [name, value] of Object.entries(stage)) pipeline = pipeline[stageMethod(name)](value);
    }
    const { list } = await pipeline.limit(limit).end();
    return list as Row[];
  }

  /** False when a document with this `_id` (or another unique key) is already there. */
  async add(document: D): Promise<boolean> {
    try {
      await database.collection(this.name).add({ data: document });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Replaces the given fields if the document still has this revision; false when it has moved on. */
  async replace(id: string, rev: number, fields: Readonly<Record<string, unknown>>): Promise<boolean> {
    const result = await database
      .collection(this.name)
      .where(toQuery({ _id: id, rev }))
      .update({ data: toReplacement(fields) });
    return result.stats.updated === 1;
  }

  /** Replaces the fields of all that match and adds one element to a list of each, in one request. */
  async replaceAll(
    where: Condition,
    fields: Readonly<Record<string, unknown>>,
    added: { readonly field: string; readonly element: unknown },
  ): Promise<void> {
    if (matchesNothing(where)) return;
    const data = { ...toReplacement(fields), [added.field]: database.command.push([added.element]) };
    await database.collection(this.name).where(toQuery(where)).update({ data });
  }

  /** Removes documents that carry no events: what is written with one stays. */
  async removeMany(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await database
      .collection(this.name)
      .where(toQuery({ _id: { oneOf: ids } }))
      .remove();
  }

  /** Takes those elements out of a list that match, whatever else happens to the document. */
  async pull(id: string, field: string, which: Condition): Promise<void> {
    await database
      .collection(this.name)
      .where(toQuery({ _id: id }))
      .update({ data: { [field]: database.command.pull(toQuery(which)) } });
  }

  /** Sets one derived field, whatever else happens to the document. */
  async setField(id: string, field: string, value: string | number | boolean | null): Promise<void> {
    await database
      .collection(this.name)
      .where(toQuery({ _id: id }))
      .update({ data: { [field]: database.command.set(value) } });
  }

  /** Adds one to a number field that is still below a bound; false when it is not, or when the document is not there. */
  async countUp(id: string, field: string, below: number): Promise<boolean> {
    const result = await database
      .collection(this.name)
      .where(toQuery({ _id: id, [field]: { below } }))
      .update({ data: { [field]: database.command.inc(1) } });
    return result.stats.updated === 1;
  }

  /** Adds to a number field, whatever else happens to the document. */
  async increment(id: string, field: string, by: number): Promise<void> {
    await database
      .collection(this.name)
      .where(toQuery({ _id: id }))
      .update({ data: { [field]: database.command.inc(by) } });
  }
}

function stageMethod(name: string): keyof Pick<Pipeline, 'group' | 'unwind' | 'lookup' | 'project' | 'sort'> {
  if (['$group', '$unwind', '$lookup', '$project', '$sort'].includes(name)) return name.slice(1) as 'group';
  throw new Error(`The stage ${name} is not in use`);
}

/** Each field is set as a whole: a plain object would be merged into what is there, and an empty one would change nothing. */
export function toReplacement(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      value === undefined ? database.command.remove() : database.command.set(value),
    ]),
  );
}

export function isDuplicate(error: unknown): boolean {
  return /E11000|duplicate key|DUPLICATE_WRITE/i.test(messageOf(error));
}

export function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    const { errMsg, message } = error as { errMsg?: unknown; message?: unknown };
    if (typeof errMsg === 'string') return errMsg;
    if (typeof message === 'string') return message;
  }
  return String(error);
}
