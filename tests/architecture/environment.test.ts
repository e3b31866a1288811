import { afterAll, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEnvironment, refuseSample, toClientEnvironment } from '../../scripts/environment';
import { createSmallProject } from './small-project';

const ROOT = resolve(__dirname, '../..');
const local = JSON.parse(readFileSync(join(ROOT, 'environments/local.json'), 'utf8')) as Record<string, unknown>;
const project = createSmallProject({});
afterAll(() => project.remove());

const planted = (changes: object) => {
  project.write({ 'environments/county.json': JSON.stringify({ ...local, name: 'county', ...changes }) });
  return () => readEnvironment(project.root, 'county');
};

test.each(readdirSync(join(ROOT, 'environments')).filter((file) => file.endsWith('.json')))('%s is valid', (file) => {
  expect(() => readEnvironment(ROOT, file.replace(/\.json$/, ''))).not.toThrow();
});

test('another environment may differ in everything but its templates', () => {
  expect(planted({ appId: 'wx0123456789abcdef', envId: 'county-1' })()).toMatchObject({ envId: 'county-1' });
  expect(planted({ templates: {} })).toThrow('应该是 noticeReminder(date school title), receiptReminder(');
});

test.each([
  ['an app id that is none', { appId: 'wx1' }, 'appId：要写小程序的 AppID'],
  ['a missing environment id', { envId: undefined }, 'envId：要写'],
  ['a key that nobody reads', { secret: 'x' }, 'secret'],
  ['the name of another file', { name: 'elsewhere' }, '里的 name 是 elsewhere'],
  [
    'a title that is none',
    { templates: { one: { id: '', title: 1, page: 'X', fields: {} } } },
    'templates.one.id：不能空着',
  ],
])('%s is refused in Chinese, by its name', (_, changes, part) => {
  expect(planted(changes)).toThrow(part);
  expect(planted(changes)).toThrow(/^environments\/county\.json [^\n]*\p{Script=Han}[^\n]*$/u);
});

test('what is no JSON is refused with its line', () => {
  project.write({ 'environments/county.json': '{\n  "name": "county",   ← 与文件名相同\n}' });
  expect(() => readEnvironment(project.root, 'county')).toThrow('environments/county.json 第 2 行附近看不懂');
});

test('what still stands there from the sample is refused for an account, item by item', () => {
  const ids = Object.keys(local['templates'] as object).map((key) => `templates.${key}.id`);
  const refuse = () => refuseSample(project.root, planted({ appId: 'wx0123456789abcdef' })());
  for (const part of ['envId（zxt-local）', ...ids]) expect(refuse).toThrow(part);
  expect(refuse).not.toThrow('appId');
});

test('the sample of the guide is JSON, and right but for what is to be filled in', () => {
  const guide = readFileSync(join(ROOT, 'docs/deploy.md'), 'utf8');
  const sample = /```json\n(\{\n {2}"name": "county"[\s\S]+?)\n```/.exec(guide)?.[1] ?? '';
  project.write({ 'environments/county.json': sample });
  expect(() => refuseSample(project.root, readEnvironment(project.root, 'county'))).not.toThrow();
});

test('the phone learns no field of a template', () => {
  const { templates } = toClientEnvironment(readEnvironment(ROOT, 'local'));
  expect(Object.values(templates).flatMap((template) => Object.keys(template))).toEqual(
    Object.keys(templates).map(() => 'id'),
  );
});
