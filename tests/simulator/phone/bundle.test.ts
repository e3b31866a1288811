import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bundlePhone } from '../../../simulator/phone/bundle';

describe('bundlePhone', () => {
  let dir = '';
  const outDir = () => path.join(dir, 'out');
  const write = (file: string, content: string | object): void => {
    const full = path.join(dir, 'program', file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
  };
  const bundle = () => bundlePhone({ miniprogramDir: path.join(dir, 'program'), outDir: outDir() });
  const page = (wxml: string, json: object = {}): void => {
    write('pages/a/a.wxml', wxml);
    write('pages/a/a.json', json);
  };

  beforeEach(() => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'bundle-'));
    write('app.json', { pages: ['pages/a/a'] });
    write('pages/a/a.js', 'Page({});');
    page('<view>a</view>');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('writes the frame and the program', async () => {
    write('images/a.png', 'png');
    await bundle();
    for (const file of ['frame.html', 'frame.js', 'frame.css', 'app/main.js', 'app/images/a.png']) {
      expect(existsSync(path.join(outDir(), file))).toBe(true);
    }
  });

  test('refuses tags that it does not draw, naming the line', async () => {
    page('<view>\n  {{ a <b }}<!-- <map/> -->\n  <map />\n</view>');
    await expect(bundle()).rejects.toThrow('not simulated: <map> (pages/a/a.wxml:3)');
  });

  test('refuses markup that does not compile', async () => {
    page('<view>{{ a + }}</view>');
    await expect(bundle()).rejects.toThrow('pages/a/a.wxml:1');
  });

  test('refuses missing components, scripts and modules', async () => {
    page('<x-y />', { usingComponents: { 'x-y': '/parts/y' } });
    await expect(bundle()).rejects.toThrow('parts/y.js is missing');
    page('<x-y />', { usingComponents: { 'x-y': 'parts/y' } });
    await expect(bundle()).rejects.toThrow('component parts/y, used by pages/a/a.json, is not found');
    page('<view />');
    write('pages/a/a.js', "require('../b');");
    await expect(bundle()).rejects.toThrow('pages/a/a.js requires ../b, which is not found');
    write('pages/a/a.js', "require('/services/b');");
    await expect(bundle()).rejects.toThrow('WeChat takes no absolute paths');
  });

  test('keeps packages apart', async () => {
    write('app.json', { pages: ['pages/a/a'], subPackages: [{ root: 'packages/p/', pages: ['b'] }] });
    for (const [ending, content] of [
      ['js', 'Page({});'],
      ['wxml', ''],
      ['json', '{}'],
    ] as const) {
      write(`packages/p/b.${ending}`, content);
    }
    await bundle();
    expect(readFileSync(path.join(outDir(), 'app/packages/p/package.js'), 'utf8')).toContain('packages/p/b.js');
    expect(readFileSync(path.join(outDir(), 'app/main.js'), 'utf8')).not.toContain('packages/p/b.js');
    write('pages/a/a.js', "require('../../packages/p/b');");
    await expect(bundle()).rejects.toThrow('which lies in the subpackage packages/p');
  });

  test('refuses what would be fetched from another host, and features that it lacks', async () => {
    write('pages/a/a.wxss', '.a { background: url(https://example.com/a.png); }');
    await expect(bundle()).rejects.toThrow('pages/a/a.wxss fetches https://example.com/a.png');
    write('app.json', { pages: ['pages/a/a'], plugins: {} });
    await expect(bundle()).rejects.toThrow('not simulated: app.json plugins');
  });
});
