import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contractVersion } from '../../contract/action';
import { actions, isActionName, type ActionName } from '../../contract/index';
import { openCounty, type County } from '../support/county/county';
import type { Documents } from '../support/county/documents';
import { faultyInputs } from '../support/county/faulty-inputs';
import type { Person } from '../support/county/person';
import { rightPerson } from '../support/county/right-person';
import { samples } from '../support/county/samples';

const names = [...actions.keys()].filter(isActionName);
const writes = names.filter((name) => actions.get(name)?.kind === 'write');
const key = 'a-key-of-its-own';
const version = contractVersion;

let county: County;
let before: Documents;
const inputs = new Map<string, unknown>();

const personFor = (name: ActionName): Person => county.person(rightPerson[name]);

beforeAll(async () => {
  county = await openCounty();
  for (const name of names) inputs.set(name, await samples[name](county.world, personFor(name)));
  before = county.documents();
}, 180_000);

afterAll(() => county.close());

describe('an input that is wrong in one place is refused, and the place is named', () => {
  test.each(names)('%s', async (action) => {
    const schema = actions.get(action)?.input;
    const faulty = schema ? faultyInputs(schema, inputs.get(action)) : [];
    const wrong: string[] = [];
    for (const { what, path, input } of faulty) {
      const reply = await personFor(action).send({ action, input, key, version });
      const refused = { ok: false, code: 'invalid-input', detail: { path } };
      if (JSON.stringify(reply) !== JSON.stringify(refused))
        wrong.push(`${what}: ${JSON.stringify(reply)}, not ${path}`);
    }
    expect(wrong).toEqual([]);
    expect(faulty.length).toBeGreaterThan(5);
  });
});

describe('a day or an instant that does not exist', () => {
  test.each(['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '1999-11-20', '20261120'])(
    'is no day: %s',
    async (dueOn) => {
      const input = { ...(inputs.get('notice.saveDraft') as object), dueOn };
      const reply = await county.person('oATeacher1').replyTo('notice.saveDraft', input);
      expect(reply).toEqual({ ok: false, code: 'invalid-input', detail: { path: 'dueOn' } });
    },
  );

  test.each([
    '2026-13-45T10:00:00Z',
    '2026-02-30T10:00:00.000Z',
    '2026-11-20T25:00:00Z',
    '2026-11-20T10:00:00+08:00',
    '2026-11-20',
  ])('is no instant: %s', async (publishAt) => {
    const input = { ...county.world.notices.submitted, decision: { kind: 'publish', publishAt } };
    const reply = await county.person('oAMoral').replyTo('notice.review', input);
    expect(reply).toEqual({ ok: false, code: 'invalid-input', detail: { path: 'decision.publishAt' } });
  });
});

describe('the envelope of a call', () => {
  const send = (name: ActionName, changes: Record<string, unknown>) =>
    personFor(name).send({ action: name, input: inputs.get(name), key, version, ...changes });

  test.each(names)('%s: a version that is missing or too old', async (name) => {
    for (const old of [undefined, null, contractVersion - 2, String(contractVersion), {}, NaN])
      expect(await send(name, { version: old })).toEqual({ ok: false, code: 'outdated-client' });
  });

  test.each(writes)('%s: a key that is missing or of another form', async (name) => {
    for (const wrong of [
      undefined,
      null,
      '',
      'short',
      'x'.repeat(65),
      'with blanks in it',
      'key\u0000key\u0000',
      { $gt: '' },
      12345678,
      ['a-key-of-its-own'],
    ])
      expect(await send(name, { key: wrong })).toEqual({ ok: false, code: 'key-missing' });
  });

  test.each([
    undefined,
    null,
    '',
    'notice',
    'notice.',
    'notice.erase',
    'constructor',
    '__proto__',
    'toString',
    5,
    {},
    ['home.open'],
    'x'.repeat(5000),
  ])('an action that is not there: %p', async (action) => {
    expect(await county.person('oAMother').send({ action, input: {}, key, version })).toEqual({
      ok: false,
      code: 'unknown-action',
    });
  });

  test.each([undefined, null, 'text', 5, [], {}])('no envelope at all: %p', async (data) => {
    expect(await county.person('oAMother').send(data)).toEqual({ ok: false, code: 'outdated-client' });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '.', '..', '_', 'null', 'undefined'])(
    'an id that means something elsewhere is only not found: %s',
    async (noticeId) => {
      expect(await county.person('oAMother').reply('notice.getMine', { noticeId })).toEqual({
        ok: false,
        code: 'not-found',
      });
      expect(await county.person('oATeacher1').reply('notice.getForStaff', { noticeId })).toEqual({
        ok: false,
        code: 'not-found',
      });
    },
  );

  test('more than the platform carries is the gateway’s own error', async () => {
    const body = '字'.repeat(70_000);
    const input = { ...(inputs.get('notice.saveDraft') as object), body };
    const sent = county.person('oATeacher1').send({ action: 'notice.saveDraft', input, key, version });
    await expect(sent).rejects.toMatchObject({
      errCode: -501001,
      errMsg: expect.stringContaining('EXCEED_MAX_PAYLOAD_SIZE'),
    });
  });
});

test('after all this the database is as it was', () => {
  expect(county.documents()).toEqual(before);
});
