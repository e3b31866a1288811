import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

// zod/mini has no words of its own.
z.config(z.locales.en());

const name = z.string().check(z.regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and hyphens'));
const field = z.string().check(z.regex(/^[a-z_]+\d+$/, "a template's field, such as thing1"));

const template = z.strictObject({
  id: z.string().check(z.minLength(1)),
  /** As WeChat's library calls it; people see it in the consent sheet. */
  title: z.string().check(z.minLength(1)),
  page: z.string().check(z.regex(/^[a-z][a-z0-9/-]+$/, 'the path of a page')),
  fields: z.record(z.string(), field),
});

const environmentSchema = z.strictObject({
  name,
  appId: z.string().check(z.regex(/^wx[0-9a-f]{16}$/, 'wx and 16 hexadecimal digits')),
  envId: z.string().check(z.minLength(1)),
  templates: z.record(z.string(), template),
});

/** One environment's configuration, as `environments/<name>.json` holds it. */
export type Environment = z.infer<typeof environmentSchema>;

/** What the mini-program may know of it. */
export interface ClientEnvironment {
  name: string;
  appId: string;
  envId: string;
  templates: Record<string, { id: string }>;
}

/** Reads and validates `environments/<name>.json`. Every environment has exactly the templates of `local`. */
export function readEnvironment(root: string, environmentName: string): Environment {
  const environment = parseEnvironment(root, environmentName);
  if (environmentName !== 'local') sameTemplates(environment, parseEnvironment(root, 'local'));
  return environment;
}

export function toClientEnvironment({ name, appId, envId, templates }: Environment): ClientEnvironment {
  const ids = Object.entries(templates).map(([key, { id }]) => [key, { id }] as const);
  return { name, appId, envId, templates: Object.fromEntries(ids) };
}

function parseEnvironment(root: string, environmentName: string): Environment {
  const file = join('environments', `${name.parse(environmentName)}.json`);
  const parsed = environmentSchema.safeParse(JSON.parse(readFileSync(join(root, file), 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not valid:\n${z.prettifyError(parsed.error)}`);
  if (parsed.data.name !== environmentName) throw new Error(`${file}: its name is ${parsed.data.name}`);
  return parsed.data;
}

function sameTemplates(environment: Environment, local: Environment): void {
  const own = shapeOf(environment);
  const expected = shapeOf(local);
  if (own !== expected)
    throw new Error(`environments/${environment.name}.json has the templates ${own}; expected ${expected}`);
}

/** Every template with the names of its fields: the functions fill exactly these. */
function shapeOf({ templates }: Environment): string {
  const shapes = Object.entries(templates).map(
    ([key, { fields }]) => `${key}(${Object.keys(fields).sort().join(' ')})`,
  );
  return shapes.sort().join(', ');
}
