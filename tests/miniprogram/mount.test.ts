/** @jest-environment jsdom */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mount, offerWechat, operate, type Mounted } from './mount-exparser';

const ROOT = resolve(__dirname, '../..');
const SOURCES = join(ROOT, 'miniprogram');

/** Own components, as paths without extension. */
const components = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.json') && isComponent(file))
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

// esbuild does not run in jsdom, so another process builds.
const folder = mkdtempSync(join(tmpdir(), 'mount-'));
const app = join(folder, 'dist/miniprogram');
const build = ['--import', 'tsx', 'scripts/build/main.ts', '--only', 'miniprogram', '--out', join(folder, 'dist')];

beforeAll(() => {
  execFileSync(process.execPath, build, { cwd: ROOT, stdio: 'ignore' });
  plantFaulty();
  offerWechat();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(components)('%s on exparser', (component) => {
  const errors = jest.spyOn(console, 'error');
  let mounted: Mounted;

  beforeAll(() => {
    jest.resetModules();
    errors.mockReset();
    mounted = mount(app, component, sampleOf(component));
  });

  test('renders its sample', () => {
    expect(mounted.markup()).toMatch(/<wx-/);
    expect(errors.mock.calls).toEqual([]);
  });

  test('fires its events', async () => {
    const events = eventsOf(component);
    const fired = await operate(mounted, events);
    // What such a component says depends on the school's answer; the journeys see it.
    if (!asksTheSchool(component)) expect([...fired].sort()).toEqual(events);
    expect(errors.mock.calls).toEqual([]);
  });
});

test('a component that throws is noticed', async () => {
  const errors = jest.spyOn(console, 'error').mockReset();
  await operate(mount(app, 'planted/faulty', {}), ['never']);
  expect(errors.mock.calls.flat().map(String).join()).toContain('faulty');
});

test('every component has a sample', () => {
  expect(components.filter((component) => !existsSync(sampleFile(component)))).toEqual([]);
  expect(components.length).toBeGreaterThan(0);
});

function plantFaulty(): void {
  const planted = join(app, 'planted');
  mkdirSync(planted);
  writeFileSync(join(planted, 'faulty.json'), '{ "component": true }');
  writeFileSync(join(planted, 'faulty.wxml'), '<view bind:tap="onTap">点我</view>');
  writeFileSync(join(planted, 'faulty.js'), "Component({ methods: { onTap() { throw new Error('faulty'); } } });");
}

function isComponent(file: string): boolean {
  return (JSON.parse(readFileSync(join(SOURCES, file), 'utf8')) as { component?: boolean }).component === true;
}

function sampleFile(component: string): string {
  return join(SOURCES, `${component}.sample.json`);
}

function sampleOf(component: string): Record<string, unknown> {
  return JSON.parse(readFileSync(sampleFile(component), 'utf8')) as Record<string, unknown>;
}

function asksTheSchool(component: string): boolean {
  return /from '[./]+services\/(?!files')/.test(readFileSync(join(SOURCES, `${component}.ts`), 'utf8'));
}

function eventsOf(component: string): string[] {
  const script = readFileSync(join(SOURCES, `${component}.ts`), 'utf8');
  return [...new Set([...script.matchAll(/triggerEvent\(\s*'([\w-]+)'/g)].map(([, name = '']) => name))].sort();
}
