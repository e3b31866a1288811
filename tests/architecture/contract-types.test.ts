import { describe, expect, test } from '@jest/globals';
import { actions } from '../../contract/index';
import { compile, without } from './type-probes';

const [someAction = ''] = actions.keys();
const [someWrite = ''] = [...actions].find(([, { kind }]) => kind === 'write') ?? [];
const unlisted = 'reminded-recently';

const declaration = (parts: string) => `
  import * as z from 'zod/mini';
  import { action } from './action';
  export const probe = action({ ${parts} });`;

const handler = (body: string) => `
  import type { Handler, Handlers } from './serve';
  import { serve } from './serve';
  ${body}`;

const sound: Record<string, string> = {
  'contract/probe-sound.ts': declaration(
    "kind: 'read', roles: ['leader'], input: z.object({}), output: z.object({}), refusals: ['busy']",
  ),
  'cloudfunctions/platform/probe-sound.ts': handler(
    "declare const all: Handlers; export const main = serve(all, async () => { throw new Error(''); });",
  ),
};

const broken: Record<string, Record<string, string>> = {
  'an action without roles': {
    'contract/probe-roles.ts': declaration("kind: 'read', input: z.object({}), output: z.object({}), refusals: []"),
  },
  'an action for nobody': {
    'contract/probe-nobody.ts': declaration(
      "kind: 'read', roles: [], input: z.object({}), output: z.object({}), refusals: []",
    ),
  },
  'an action for an unknown role': {
    'contract/probe-role.ts': declaration(
      "kind: 'read', roles: ['mayor'], input: z.object({}), output: z.object({}), refusals: []",
    ),
  },
  'an action without its refusals': {
    'contract/probe-refusals.ts': declaration(
      "kind: 'read', roles: 'anyone', input: z.object({}), output: z.object({})",
    ),
  },
  'a refusal outside the table': {
    'contract/probe-code.ts': declaration(
      "kind: 'read', roles: 'anyone', input: z.object({}), output: z.object({}), refusals: ['bad-luck']",
    ),
  },
  'a refusal without a text': {
    'miniprogram/text/probe-errors.ts': without('miniprogram/text/errors.ts', /^ {2}busy: /),
  },
  'an action without a text': {
    'miniprogram/text/probe-actions.ts': without('miniprogram/text/actions.ts', /^ {2}'notice\.acknowledge': /),
  },
  'a role without a label': {
    'miniprogram/text/probe-labels.ts': without('miniprogram/text/labels.ts', /^ {2}zoneTeacher: /),
  },
  'an action without a handler': {
    'cloudfunctions/platform/probe-missing.ts': handler(
      `declare const some: Omit<Handlers, '${someAction}'>; export const main = serve(some, async () => { throw new Error(''); });`,
    ),
  },
  'a handler that refuses what its action does not name': {
    'cloudfunctions/platform/probe-refuse.ts': handler(
      `export const handle: Handler<'${someWrite}'> = async () => ({ ok: false, code: '${unlisted}' });`,
    ),
  },
  'a handler that answers in another shape': {
    'cloudfunctions/platform/probe-answer.ts': handler(
      `export const handle: Handler<'${someWrite}'> = async () => ({ ok: true, data: 'done' });`,
    ),
  },
};

describe('the compiler refuses', () => {
  const errors = compile(Object.assign({}, sound, ...Object.values(broken)) as Record<string, string>);

  test.each(Object.keys(broken))('%s', (name) => {
    const [file = ''] = Object.keys(broken[name] ?? {});
    expect(errors.get(file)).not.toEqual([]);
    expect(errors.get(file)?.join()).not.toMatch(/Cannot find (module|name)/);
  });

  test.each(Object.keys(sound))('nothing in %s', (file) => expect(errors.get(file)).toEqual([]));
});
