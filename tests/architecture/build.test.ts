import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../scripts/build/build';
import { listFiles } from '../../scripts/build/files';
import { createSmallProject } from './small-project';

const SUBPACKAGES = ['staff', 'finance'].map((name) => ({ root: `packages/${name}`, pages: ['list/list'] }));

const page = (folder: string, script: string) => {
  const stem = `miniprogram/${folder}/${folder.split('/').at(-1) ?? ''}`;
  return { [`${stem}.ts`]: script, [`${stem}.wxml`]: '<view />', [`${stem}.json`]: '{}' };
};

const project = createSmallProject({
  'cloudfunctions/functions.json': JSON.stringify({
    functions: {
      api: { openapi: ['wxacode.getUnlimited'] },
      jobs: { timer: { name: 'tick', cron: '0 */20 * * * * *' } },
    },
  }),
  'cloudfunctions/api/index.ts': `import cloud from 'wx-server-sdk'; class Kept {}
    export const main = () => [cloud, Kept.name, ENVIRONMENT.templates];`,
  'cloudfunctions/jobs/index.ts': `export const main = () => 'jobs';`,
  'contract/codes.ts': `export const codes = { busy: 'conflict' };`,
  'contract/shapes.ts': `import * as z from 'zod/mini'; export const shape = z.string(); export type Shape = string;`,
  'miniprogram/app.json': JSON.stringify({ pages: ['pages/home/home'], subPackages: SUBPACKAGES }),
  'miniprogram/app.ts': 'App({});',
  'miniprogram/app.wxss': '/* note */\npage {\n  color: red;\n}\n',
  ...page(
    'pages/home',
    `import dayjs from 'dayjs'; import { call } from '../../services/call'; import { codes } from '../../../contract/codes';
     import type { Shape } from '../../../contract/shapes';
     const shape: Shape = ENVIRONMENT.appId; Page({ data: { shape, codes, day: dayjs().format() }, onLoad: () => call() });`,
  ),
  'miniprogram/pages/home/home.wxml': '<!-- note -->\n<view>\n  <van-button>好</van-button>\n</view>\n',
  'miniprogram/pages/home/home.json': '{\n  "usingComponents": { "van-button": "@vant/weapp/button/index" }\n}\n',
  'miniprogram/pages/home/home.sample.json': '{}',
  ...page(
    'packages/staff/list',
    `import { batches } from '../../../services/batches'; import '../../../services/visits'; batches();`,
  ),
  ...page('packages/finance/list', `import { batches } from '../../../services/batches'; batches();`),
  'miniprogram/services/call.ts': 'let calls = 0;\nexport const call = () => calls++;\n',
  'miniprogram/services/batches.ts': `import { call } from './call';\nimport { seen } from './seen';\nexport const batches = () => [call(), seen];\n`,
  'miniprogram/services/seen.ts': `import { zero } from './zero';\nexport const seen = new Map([[zero, zero]]);\n`,
  'miniprogram/services/zero.ts': 'export const zero = 0;\n',
  'miniprogram/services/visits.ts': 'export const visits = 1;\n',
});
const dist = join(project.root, 'dist');
const read = (path: string) => readFileSync(join(dist, path), 'utf8');
const required = (path: string) => [...read(path).matchAll(/require\("([^"]+)"\)/g)].map(([, target]) => target);
const warnings: string[] = [];
const buildProject = () => build({ root: project.root, onWarning: (line) => warnings.push(line) });

beforeAll(buildProject);
afterAll(() => project.remove());

describe('modules of the mini-program', () => {
  test('stay modules, so that their state is one', () => {
    expect(required('miniprogram/pages/home/home.js')).toEqual([
      'dayjs',
      '../../services/call',
      '../../contract/codes',
    ]);
    expect(existsSync(join(dist, 'miniprogram/miniprogram_npm/dayjs/index.js'))).toBe(true);
  });

  test('of the contract are emitted only when values of them are used', () => {
    expect(existsSync(join(dist, 'miniprogram/contract/codes.js'))).toBe(true);
    expect(existsSync(join(dist, 'miniprogram/contract/shapes.js'))).toBe(false);
  });

  test('that one subpackage needs move into it', () => {
    expect(required('miniprogram/packages/staff/list/list.js')).toContain('../services/visits');
    expect(existsSync(join(dist, 'miniprogram/services/visits.js'))).toBe(false);
  });

  test('that several subpackages need are copied into each', () => {
    for (const name of ['staff', 'finance']) {
      expect(required(`miniprogram/packages/${name}/list/list.js`)).toContain('../services/batches');
      expect(required(`miniprogram/packages/${name}/services/batches.js`)).toContain('../../../services/call');
    }
  });

  test('that hold state stay in the main package, and what they need with them', () => {
    expect(required('miniprogram/packages/finance/services/batches.js')).toContain('../../../services/seen');
    expect(required('miniprogram/services/seen.js')).toEqual(['./zero']);
  });

  test('learn of the environment only what a phone may know', () => {
    expect(read('miniprogram/pages/home/home.js')).toContain('"wx0000000000000001"');
    expect(read('miniprogram/pages/home/home.js')).not.toContain('thing1');
  });
});

describe('the rest of the mini-program', () => {
  test('is minified', () => {
    expect(read('miniprogram/app.wxss')).toBe('page{color:red}');
    expect(read('miniprogram/pages/home/home.wxml')).toBe('<view>\n<van-button>好</van-button>\n</view>');
  });

  test('holds the components in use, all they need and no other', async () => {
    const folder = join(dist, 'miniprogram/miniprogram_npm/@vant/weapp');
    const components = new Set((await listFiles(folder)).map((file) => file.split('/')[0]));
    expect([...components]).toEqual(['button', 'common', 'icon', 'info', 'loading', 'mixins', 'wxs']);
  });

  test('has its icons inside', () => {
    const icons = read('miniprogram/miniprogram_npm/@vant/weapp/icon/index.wxss');
    expect(icons).toContain('data:font/woff2');
    expect(icons).not.toContain('//at.alicdn.com');
  });

  test('leaves samples and sources behind', async () => {
    const files = await listFiles(join(dist, 'miniprogram'));
    expect(files.filter((file) => /\.(ts|sample\.json)$/.test(file))).toEqual([]);
  });
});

describe('a function', () => {
  test('is one bundle beside the SDK, and knows the whole environment', () => {
    expect(required('cloudfunctions/api/index.js')).toEqual(['wx-server-sdk']);
    expect(read('cloudfunctions/api/index.js')).toMatch(/thing1/);
    expect(JSON.parse(read('cloudfunctions/api/package.json'))).toMatchObject({
      dependencies: { 'wx-server-sdk': '4.0.2' },
    });
  });

  test('declares its rights and its timer', () => {
    const triggers = [{ name: 'tick', type: 'timer', config: '0 */20 * * * * *' }];
    const permissions = { openapi: ['wxacode.getUnlimited'] };
    expect(JSON.parse(read('cloudfunctions/api/config.json'))).toEqual({ permissions, triggers: [] });
    expect(JSON.parse(read('cloudfunctions/jobs/config.json'))).toEqual({ permissions: { openapi: [] }, triggers });
  });
});

describe('a second build', () => {
  const snapshot = async () => {
    const files = await listFiles(dist);
    return new Map(files.map((file) => [file, statSync(join(dist, file)).mtimeMs]));
  };

  test('of the same sources touches nothing', async () => {
    const before = await snapshot();
    await buildProject();
    expect(await snapshot()).toEqual(before);
  });

  test('that fails leaves the last one, and a mended one removes what is gone', async () => {
    const before = await snapshot();
    writeFileSync(join(dist, 'miniprogram/stale.js'), '');
    project.write({ 'miniprogram/services/visits.ts': `import './nowhere';\n` });
    await expect(buildProject()).rejects.toThrow('./nowhere');
    expect([...(await snapshot()).keys()].sort()).toEqual([...before.keys(), 'miniprogram/stale.js'].sort());
    project.write({ 'miniprogram/services/visits.ts': 'export const visits = 1;\n' });
    await buildProject();
    expect(await snapshot()).toEqual(before);
  });

  test('warns when the parser reaches the phone', async () => {
    expect(warnings).toEqual([]);
    project.write({ 'miniprogram/services/visits.ts': `import '../../contract/shapes';\n` });
    await buildProject();
    expect(warnings).toEqual(['zod/mini reaches the mini-program through contract/shapes.ts']);
  });
});
