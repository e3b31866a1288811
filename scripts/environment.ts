import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Option } from '../simulator/command-line';
import { PlainError } from '../simulator/plain-error';

// zod/mini has no words of its own.
z.config(z.locales.zhCN());

const text = z.string('要写，是一段文字').check(z.minLength(1, '不能空着'));
const name = text.check(z.regex(/^[a-z][a-z0-9-]*$/, '要用小写字母、数字、短横，字母开头'));
const field = text.check(z.regex(/^[a-z_]+\d+$/, '要写模板里的字段编号，如 thing1'));

const template = z.strictObject({
  id: text,
  /** As WeChat's library calls it; people see it in the consent sheet. */
  title: text,
  page: text.check(z.regex(/^[a-z][a-z0-9/-]+$/, '要写小程序页面的路径，照 local.json 里的不改')),
  fields: z.record(z.string(), field),
});

const environmentSchema = z.strictObject({
  name,
  appId: text.check(z.regex(/^wx[0-9a-f]{16}$/, '要写小程序的 AppID：wx 加 16 位数字和小写字母 a–f')),
  envId: text,
  templates: z.record(z.string(), template),
});

/** One environment's configuration, as `environments/<name>.json` holds it. */
export type Environment = z.infer<typeof environmentSchema>;

/** How a command names the environment whose account it reads. */
export const accountOption = {
  value: 'NAME',
  text: 'environments/ 里的云环境；要先设 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY',
} satisfies Option;

/** What the mini-program may know of it. */
export interface ClientEnvironment {
  name: string;
  appId: string;
  envId: string;
  templates: Record<string, { id: string }>;
}

/** Reads and validates `environments/<name>.json`. Every environment has exactly the templates of `local`. @throws PlainError that names the field */
export function readEnvironment(root: string, environmentName: string): Environment {
  const environment = parseEnvironment(root, environmentName);
  if (environmentName !== 'local') sameTemplates(environment, parseEnvironment(root, 'local'));
  return environment;
}

/** @throws PlainError that names what still stands there as the sample has it */
export function refuseSample(root: string, environment: Environment): void {
  const sample = parseEnvironment(root, 'local');
  const filled = [
    ['appId', environment.appId, sample.appId],
    ['envId', environment.envId, sample.envId],
    ...Object.entries(environment.templates).map(
      ([key, { id }]) => [`templates.${key}.id`, id, id.startsWith('local-') ? id : ''] as const,
    ),
  ] as const;
  const left = filled.filter(([, own, sampled]) => own === sampled).map(([place, own]) => `${place}（${own}）`);
  if (left.length === 0) return;
  throw new PlainError(
    `environments/${environment.name}.json 里这几项还是示例的，没有换成自己的：${left.join('、')}。见 docs/deploy.md 第 5 步。`,
  );
}

export function toClientEnvironment({ name, appId, envId, templates }: Environment): ClientEnvironment {
  const ids = Object.entries(templates).map(([key, { id }]) => [key, { id }] as const);
  return { name, appId, envId, templates: Object.fromEntries(ids) };
}

function parseEnvironment(root: string, environmentName: string): Environment {
  if (!name.safeParse(environmentName).success)
    throw new PlainError(`环境的名字要用小写字母、数字、短横，不能是“${environmentName}”。`);
  const file = `environments/${environmentName}.json`;
  const parsed = environmentSchema.safeParse(jsonIn(root, file));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${[...issue.path].join('.') || '整个文件'}：${issue.message}`);
    throw new PlainError(`${file} 不合要求：${faults.join('；')}。`);
  }
  if (parsed.data.name !== environmentName)
    throw new PlainError(`${file} 里的 name 是 ${parsed.data.name}，要与文件名相同：${environmentName}。`);
  return parsed.data;
}

function jsonIn(root: string, file: string): unknown {
  const content = readFileSync(join(root, file), 'utf8');
  try {
    return JSON.parse(content);
  } catch (error) {
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = content.slice(0, place === undefined ? content.length : Number(place)).split('\n').length;
    throw new PlainError(
      `${file} 第 ${line} 行附近看不懂：引号、逗号、括号要用英文的，最后一项后面没有逗号，不能有箭头、省略号和说明。`,
    );
  }
}

function sameTemplates(environment: Environment, local: Environment): void {
  const own = shapeOf(environment);
  const expected = shapeOf(local);
  if (own !== expected)
    throw new PlainError(
      `environments/${environment.name}.json 的模板和字段要与 local.json 一样：应该是 ${expected}，现在是 ${own}。`,
    );
}

/** Every template with the names of its fields: the functions fill exactly these. */
function shapeOf({ templates }: Environment): string {
  const shapes = Object.entries(templates).map(
    ([key, { fields }]) => `${key}(${Object.keys(fields).sort().join(' ')})`,
  );
  return shapes.sort().join(', ');
}
