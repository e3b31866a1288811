/** A small tree in the project's shape that keeps every import rule. */
export const skeleton: Record<string, string> = {
  'package.json': JSON.stringify({
    dependencies: { zod: '1.0.0', dayjs: '1.0.0', 'wx-server-sdk': '1.0.0' },
    devDependencies: { 'csv-parse': '1.0.0' },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'preserve', moduleResolution: 'bundler' } }),
  ...stub('zod/mini'),
  ...stub('zod'),
  ...stub('dayjs'),
  ...stub('wx-server-sdk'),
  ...stub('csv-parse'),
  'contract/vocabulary.ts': `import * as z from 'zod/mini'; export const id = z; export type Id = string;`,
  'domain/shared/decision.ts': `import type { Id } from '../../contract/vocabulary'; export const accept = (id: Id) => id;`,
  'domain/subsidy/batch.ts': `import { accept } from '../shared/decision'; export const approve = accept;`,
  'cloudfunctions/platform/collection.ts': `import cloud from 'wx-server-sdk'; import 'node:crypto'; export default cloud;`,
  'cloudfunctions/subsidy/batch.store.ts': `import '../platform/collection'; import '../../domain/subsidy/batch'; export type Store = 1;`,
  'cloudfunctions/subsidy/actions/approve.ts': `import type { Store } from '../batch.store'; export const approve = (store: Store) => store;`,
  'cloudfunctions/subsidy/actions/pay.ts': `export {};`,
  'cloudfunctions/ledger/pupil.reader.ts': `export const pupil = 1;`,
  'cloudfunctions/api/index.ts': `import '../subsidy/actions/approve'; import '../subsidy/actions/pay'; import '../subsidy/batch.store'; import '../ledger/pupil.reader';`,
  'cloudfunctions/jobs/index.ts': `import '../platform/collection';`,
  'miniprogram/app.ts': `import { call } from './services/call'; call();`,
  'miniprogram/text/errors.ts': `import type { Id } from '../../contract/vocabulary'; export const text = (id: Id) => id;`,
  'miniprogram/services/call.ts': `export const call = () => 1;`,
  'miniprogram/services/subsidy.ts': `import { call } from './call'; export const confirm = call;`,
  'miniprogram/components/subsidy-card/subsidy-card.ts': `import '../../text/errors';`,
  'miniprogram/pages/home/home.model.ts': `import '../../text/errors'; import type { confirm } from '../../services/subsidy'; export type Ask = typeof confirm;`,
  'miniprogram/pages/home/home.ts': `import './home.model'; import '../../services/subsidy';`,
  'miniprogram/pages/notice/notice.ts': `export {};`,
  'miniprogram/packages/staff/text/labels.ts': `export const labels = 1;`,
  'miniprogram/packages/staff/batch/batch.ts': `import '../text/labels';`,
  'simulator/client.ts': `export interface Client { now: string }`,
  'simulator/phone/runtime/frame.ts': `export {};`,
  'seeds/school.ts': `import type { Client } from '../simulator/client'; export const school = (client: Client) => client;`,
  'scripts/start.ts': `import 'node:fs';`,
  'bench/main.ts': `export {};`,
  'tests/support/builders.ts': `import '../../domain/subsidy/batch';`,
};

/** For each rule: files that break it and nothing else. The first file is the one at fault. */
export const probes: Record<string, Record<string, string>> = {
  'no-cycle': {
    'simulator/first.ts': `import { b } from './second'; export const a = () => b;`,
    'simulator/second.ts': `import { a } from './first'; export const b = () => a;`,
  },
  'no-unresolved-import': { 'simulator/lost.ts': `import './nowhere';` },
  'nothing-imports-tests': { 'bench/probe.ts': `import '../tests/support/builders';` },
  'product-needs-no-development-package': { 'cloudfunctions/ledger/roster.ts': `import 'csv-parse';` },
  'contract-stands-alone': { 'contract/full-zod.ts': `import * as z from 'zod'; export default z;` },
  'domain-is-pure': { 'domain/subsidy/clock.ts': `import dayjs from 'dayjs'; export default dayjs;` },
  'domain-takes-only-types-from-contract': {
    'domain/subsidy/parse.ts': `import { id } from '../../contract/vocabulary'; export default id;`,
  },
  'sdk-only-in-platform': { 'cloudfunctions/subsidy/direct.ts': `import 'wx-server-sdk';` },
  'platform-knows-no-context': { 'cloudfunctions/platform/curious.ts': `import '../ledger/pupil.reader';` },
  'context-imports': { 'cloudfunctions/subsidy/hash.ts': `import 'node:crypto';` },
  'context-knows-no-context': { 'cloudfunctions/subsidy/foreign.ts': `import '../ledger/pupil.reader';` },
  'action-takes-stores-as-types': {
    'cloudfunctions/ledger/actions/list-pupils.ts': `import { pupil } from '../pupil.reader'; export default pupil;`,
  },
  'action-knows-no-action': { 'cloudfunctions/subsidy/actions/chain.ts': `import './pay';` },
  'store-knows-no-action': { 'cloudfunctions/subsidy/line.store.ts': `import './actions/pay';` },
  'function-imports': { 'cloudfunctions/api/calendar.ts': `import 'dayjs';` },
  'functions-are-apart': { 'cloudfunctions/jobs/shared.ts': `import '../api/index';` },
  'miniprogram-knows-only-contract': { 'miniprogram/services/rule.ts': `import '../../domain/subsidy/batch';` },
  'page-knows-no-page': { 'miniprogram/pages/home/neighbour.ts': `import '../notice/notice';` },
  'subpackage-knows-no-subpackage': {
    'miniprogram/packages/finance/text/labels.ts': `import '../../staff/text/labels';`,
  },
  'component-knows-no-page': { 'miniprogram/components/subsidy-card/parent.ts': `import '../../pages/notice/notice';` },
  'only-services-call': { 'miniprogram/pages/home/shortcut.ts': `import '../../services/call';` },
  'nothing-imports-app': { 'miniprogram/pages/home/globals.ts': `import '../../app';` },
  'service-knows-no-view': { 'miniprogram/services/toast.ts': `import '../text/errors';` },
  'text-knows-only-contract': { 'miniprogram/text/fetch.ts': `import '../services/subsidy';` },
  'model-is-pure': {
    'miniprogram/pages/home/asking.model.ts': `import { confirm } from '../../services/subsidy'; export default confirm;`,
  },
  'client-module-is-in-use': { 'miniprogram/text/forgotten.ts': `export const forgotten = 1;` },
  'simulator-knows-no-product': { 'simulator/insider.ts': `import '../contract/vocabulary';` },
  'frame-has-no-node': { 'simulator/phone/runtime/disk.ts': `import 'node:fs';` },
  'seed-acts-from-outside': { 'seeds/shortcut.ts': `import '../cloudfunctions/ledger/pupil.reader';` },
  'script-knows-no-product': { 'scripts/shortcut.ts': `import '../cloudfunctions/ledger/pupil.reader';` },
  'rules-are-in-use': { 'domain/subsidy/forgotten.ts': `export const forgotten = 1;` },
};

function stub(name: string): Record<string, string> {
  const manifest = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
  return { [`node_modules/${name}/package.json`]: manifest, [`node_modules/${name}/index.js`]: 'module.exports = {};' };
}
