import { afterAll, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEnvironment, toClientEnvironment } from '../../scripts/environment';
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
  expect(planted({ templates: {} })).toThrow('expected noticeReminder(date school title), receiptReminder(');
});

test.each([
  ['an app id that is none', { appId: 'wx1' }, 'appId'],
  ['a missing environment id', { envId: undefined }, 'envId'],
  ['a key that nobody reads', { secret: 'x' }, 'secret'],
  ['the name of another file', { name: 'elsewhere' }, 'elsewhere'],
])('%s is refused', (_, changes, part) => expect(planted(changes)).toThrow(part));

test('the phone learns no field of a template', () => {
  const { templates } = toClientEnvironment(readEnvironment(ROOT, 'local'));
  expect(Object.values(templates).flatMap((template) => Object.keys(template))).toEqual(
    Object.keys(templates).map(() => 'id'),
  );
});
