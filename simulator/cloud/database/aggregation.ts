import { CloudError, notSimulated } from '../errors';
import { bucketStages, checkBuckets } from './aggregate-operators';
import { checkExpression, runStage } from './expressions';
import { compileFilter } from './matcher';
import type { Meter } from './meter';
import { documentComparer, valuesAt } from './paths';
import type { SortSpec } from './paths';
import type { Query, Store } from './store';
import { fieldOf, isDocument, setField } from './values';
import type { Document, Value } from './values';

/** One `{ $stage: value }`. */
export type Stage = Document;

/** What a pipeline without $limit answers at most. */
const DEFAULT_LIMIT = 20;
const COMPUTED = new Set([
  '$addFields',
  '$bucket',
  '$count',
  '$group',
  '$project',
  '$replaceRoot',
  '$sortByCount',
  '$unwind',
]);

/** Runs a pipeline; its leading $match, $sort, $skip and $limit are answered by the store's indexes. */
export class Aggregation {
  constructor(
    private readonly store: Store,
    private readonly meter: Meter,
  ) {}

  async run(collection: string, stages: readonly Stage[]): Promise<Document[]> {
    stages.forEach(checkStage);
    const limited = stages.some((stage) => '$limit' in stage) ? stages : [...stages, { $limit: DEFAULT_LIMIT }];
    return this.pipeline(collection, limited);
  }

  private async pipeline(collection: string, stages: readonly Stage[], variables?: Document): Promise<Document[]> {
    const { query, rest } = leadingQuery(stages, variables);
    let documents = (await this.store.find(collection, query, this.meter)).map((hit) => hit.document);
    for (const stage of rest) documents = await this.apply(stage, documents, variables);
    return documents;
  }

  private async apply(stage: Stage, documents: Document[], variables?: Document): Promise<Document[]> {
    const [name, value] = nameAndValue(stage);
    switch (name) {
      case '$match':
        return documents.filter(compileFilter(documentOf(name, value), variables ? { variables } : {}));
      case '$sort':
        return [...documents].sort(documentComparer(sortOf(documentOf(name, value))));
      case '$skip':
        return documents.slice(wholeOf(name, value));
      case '$limit':
        return documents.slice(0, wholeOf(name, value));
      case '$sample':
        return sample(documents, wholeOf('$sample size', documentOf(name, value)['size']));
      case '$bucket':
        return this.bucket(documentOf(name, value), documents, variables);
      case '$lookup':
        return this.lookup(documentOf(name, value), documents, variables);
      default:
        return runStage(stage, documents, variables);
    }
  }

  private async bucket(spec: Document, documents: Document[], variables?: Document): Promise<Document[]> {
    let groups = documents;
    for (const stage of bucketStages(spec)) groups = await this.apply(stage, groups, variables);
    checkBuckets(groups, spec);
    return groups;
  }

  private async lookup(spec: Document, documents: Document[], variables?: Document): Promise<Document[]> {
    const results: Document[] = [];
    for (const document of documents) {
      const joined =
        'pipeline' in spec ? await this.joinPipeline(spec, document, variables) : await this.joinField(spec, document);
      const result = { ...document };
      setField(result, textOf(spec, 'as'), joined);
      results.push(result);
    }
    return results;
  }

  private async joinField(spec: Document, document: Document): Promise<Document[]> {
    const values = valuesAt(document, textOf(spec, 'localField').split('.'));
    const wanted = values.flatMap((value): Value[] => (Array.isArray(value) ? value : [value ?? null]));
    const filter = {
      [textOf(spec, 'foreignField')]: { $in: wanted.length === 0 && values.length === 0 ? [null] : wanted },
    };
    return (await this.store.find(textOf(spec, 'from'), { filter }, this.meter)).map((hit) => hit.document);
  }

  private joinPipeline(spec: Document, document: Document, outer?: Document): Promise<Document[]> {
    const stages = spec['pipeline'];
    if (!Array.isArray(stages)) throw bad('$lookup pipeline must be an array');
    const lets = spec['let'];
    const own = isDocument(lets) ? (runStage({ $replaceRoot: { newRoot: lets } }, [document], outer)[0] ?? {}) : {};
    return this.pipeline(textOf(spec, 'from'), stages.filter(isDocument), { ...outer, ...own });
  }
}

function checkStage(stage: Stage): void {
  const [name, value] = nameAndValue(stage);
  if (name === '$lookup') {
    const pipeline = documentOf(name, value)['pipeline'];
    if (Array.isArray(pipeline)) pipeline.filter(isDocument).forEach(checkStage);
    return;
  }
  if (['$match', '$sort', '$skip', '$limit', '$sample'].includes(name)) return;
  if (!COMPUTED.has(name)) throw notSimulated(`aggregation stage ${name}`);
  checkExpression(value);
}

/** Folds the stages that the store itself can answer into one query. */
function leadingQuery(stages: readonly Stage[], variables?: Document): { query: Query; rest: Stage[] } {
  const query: Query = { filter: {}, ...(variables ? { match: { variables } } : {}) };
  const order = ['$match', '$sort', '$skip', '$limit'];
  const rest = [...stages];
  let reached = 0;
  for (let stage = rest[0]; stage !== undefined; stage = rest[0]) {
    const [name, value] = nameAndValue(stage);
    const at = order.indexOf(name);
    if (at < reached) break;
    reached = at + (name === '$match' ? 0 : 1);
    if (name === '$match')
      query.filter =
        Object.keys(query.filter).length === 0
          ? documentOf(name, value)
          : { $and: [query.filter, documentOf(name, value)] };
    else if (name === '$sort') query.sort = sortOf(documentOf(name, value));
    else if (name === '$skip') query.skip = wholeOf(name, value);
    else query.limit = wholeOf(name, value);
    rest.shift();
  }
  const hint = variables ? expressionHint(query.filter, variables) : undefined;
  return { query: hint ? { ...query, hint } : query, rest };
}

/** `$expr: { $eq: ['$field', '$$name'] }` means at least that the field has the variable's value. */
function expressionHint(filter: Document, variables: Document): Document | undefined {
  const equalities = [filter['$expr'], ...andParts(filter['$expr'])].flatMap((expression) => {
    const sides = isDocument(expression) && Array.isArray(expression['$eq']) ? expression['$eq'] : [];
    const field = sides.find((side) => typeof side === 'string' && /^\$[^$]/.test(side));
    const name = sides.find((side) => typeof side === 'string' && /^\$\$[a-z]\w*$/i.test(side));
    if (typeof field !== 'string' || typeof name !== 'string') return [];
    const value = fieldOf(variables, name.slice(2));
    return value === undefined || value === null || Array.isArray(value) ? [] : [{ [field.slice(1)]: { $eq: value } }];
  });
  return equalities.length === 0 ? undefined : { $and: equalities };
}

function andParts(expression: Value): Value[] {
  const parts = isDocument(expression) ? expression['$and'] : undefined;
  return Array.isArray(parts) ? parts : [];
}

function nameAndValue(stage: Stage): [string, Value] {
  const entries = Object.entries(stage);
  if (entries.length !== 1 || !entries[0])
    throw bad('A pipeline stage specification object must contain exactly one field.');
  return entries[0];
}

function documentOf(name: string, value: Value): Document {
  if (!isDocument(value)) throw bad(`${name} needs an object`);
  return value;
}

function textOf(spec: Document, name: string): string {
  const value = spec[name];
  if (typeof value !== 'string') throw bad(`$lookup needs ${name}`);
  return value;
}

function wholeOf(name: string, value: Value): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || (name === '$limit' && value === 0))
    throw bad(`${name} needs a positive number`);
  return value;
}

/** `{ field: 1 | -1, … }` as the order of a query. */
export function sortOf(sort: Document): SortSpec {
  return Object.entries(sort).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1)
      throw isDocument(direction) ? notSimulated('$meta sort') : bad('$sort key ordering must be 1 or -1');
    return [path, direction] as const;
  });
}

function sample(documents: Document[], size: number): Document[] {
  const pool = [...documents];
  for (let i = pool.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [pool[i], pool[j]] = [pool[j] as Document, pool[i] as Document];
  }
  return pool.slice(0, size);
}

function bad(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}
