import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../support/until';
import { Laboratory, laboratoryOptions } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
});
afterAll(() => lab.close());

describe('who calls', () => {
  test('the SDK tells person, app, environment and source', async () => {
    expect(await lab.run(`return cloud.getWXContext()`, {}, 'oAlice')).toMatchObject({
      OPENID: 'oAlice',
      APPID: 'wx0000000000000001',
      ENV: 'lab-1',
      SOURCE: 'wx_client',
    });
    expect(await lab.run(`return event.userInfo`, {}, 'oAlice')).toEqual({
      openId: 'oAlice',
      appId: 'wx0000000000000001',
    });
  });

  test('two hundred concurrent calls of twenty people never mix', async () => {
    const script = `
      const before = cloud.getWXContext().OPENID;
      await new Promise((r) => setTimeout(r, event.i % 7));
      await db.collection('users').doc(before).get();
      return [before, cloud.getWXContext().OPENID, event.userInfo.openId];`;
    const seen = await Promise.all(Array.from({ length: 200 }, (_, i) => lab.run(script, { i }, `o${i % 20}`)));
    expect(seen.filter((names, i) => (names as string[]).some((name) => name !== `o${i % 20}`))).toEqual([]);
  });

  test('nothing of a call stays for the next', async () => {
    await lab.run(`process.env.WX_LEFT = 'behind'; process.env.LEFT = 'behind'`, {}, 'oA');
    const left = await lab.run(
      `return [process.env.WX_LEFT ?? null, process.env.LEFT ?? null, process.env.WX_CONTEXT_KEYS.includes('LEFT')]`,
      {},
      'oB',
    );
    expect(left).toEqual([null, null, false]);
  });

  test('a function calls another on behalf of the same person', async () => {
    expect(
      await lab.run(`return (await cloud.callFunction({ name: 'other', data: { a: 1 } })).result`, {}, 'oAlice'),
    ).toMatchObject({
      echoed: { a: 1, userInfo: { openId: 'oAlice' } },
      OPENID: 'oAlice',
      SOURCE: 'wx_client,scf',
    });
    expect((await lab.failure(`await cloud.callFunction({ name: 'other', data: { fail: 'why' } })`)).errMsg).toContain(
      'why',
    );
    expect((await lab.failure(`await cloud.callFunction({ name: 'nobody' })`)).errMsg).toContain('could not be found');
  });
});

describe('how calls end', () => {
  test('an exception: -504002 with its message, and the stack in the log', async () => {
    expect(await lab.refusal(lab.run(`throw new Error('boom')`))).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('boom'),
    });
    await until(() => /\[probe\] Error: boom\n\[probe\] {5}at/.test(lab.output.join('\n')), 'the stack in the output');
  });

  test('the refusal is an Error', async () => {
    await expect(lab.run(`throw new Error('boom')`)).rejects.toBeInstanceOf(Error);
  });

  test('an endless loop is killed at its time limit: -504003', async () => {
    expect(await lab.refusal(lab.cloud.call('o1', 'brief', { code: `for (;;);` }))).toEqual(
      expect.objectContaining({
        errCode: -504003,
        errMsg: expect.stringContaining('Invoking task timed out after 1 seconds'),
      }),
    );
    expect(await lab.cloud.call('o1', 'brief', { code: `return 'alive'` })).toBe('alive');
  });

  test('too much memory is killed, on the heap and beside it', async () => {
    const heap = lab.refusal(lab.run(`const a = []; for (;;) a.push({ a: 1 })`));
    const buffers = lab.refusal(
      lab.run(`const a = []; for (;;) { a.push(Buffer.alloc(1e7, 1)); await new Promise((r) => setTimeout(r, 5)); }`),
    );
    for (const refusal of await Promise.all([heap, buffers]))
      expect(refusal).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('Memory limit exceeded') });
    expect(await lab.run(`return 'alive'`)).toBe('alive');
  });

  test('leaving the process, and an error nobody awaits', async () => {
    expect((await lab.refusal(lab.run(`process.exit(3)`))).errMsg).toContain('exited before completing');
    expect(
      (
        await lab.refusal(
          lab.run(`Promise.reject(new Error('unseen')); await new Promise((r) => setTimeout(r, 1000));`),
        )
      ).errMsg,
    ).toContain('unseen');
    expect(await lab.run(`return 'alive'`)).toBe('alive');
  });

  test('an unknown function', async () => {
    expect(await lab.refusal(lab.cloud.call('o1', 'nobody', {}))).toMatchObject({ errCode: -501000 });
  });

  test('undefined becomes null, dates become texts', async () => {
    expect(await lab.run(`return undefined`)).toBeNull();
    expect(await lab.run(`return { at: new Date(0), none: undefined }`)).toEqual({ at: '1970-01-01T00:00:00.000Z' });
  });
});

describe('the surroundings of a function', () => {
  test('declared variables, time zone, nothing of this process', async () => {
    process.env['LEAK'] = 'secret of the machine';
    const seen = await lab.run(
      `return [process.env.SECRET, process.env.TZ, new Date(0).getHours(), process.env.LEAK ?? null, process.env.HOME ?? null, context.memory_limit_in_mb]`,
    );
    expect(seen).toEqual(['a secret', 'Asia/Shanghai', 8, null, null, 256]);
    delete process.env['LEAK'];
  });

  test('the console goes to the output with the name', async () => {
    await lab.run(`console.log('hello'); console.error('trouble')`);
    await until(
      () => ['[probe] hello', '[probe] trouble'].every((line) => lab.output.includes(line)),
      'both lines in the output',
    );
  });

  test('an instance keeps its module state while it lives', async () => {
    const counts = (await Promise.all(
      [1, 2, 3].map(() => lab.run(`return (kept.calls = (kept.calls ?? 0) + 1)`)),
    )) as number[];
    expect(
      Math.max(...counts, (await lab.run(`return (kept.calls = (kept.calls ?? 0) + 1)`)) as number),
    ).toBeGreaterThan(1);
  });
});

describe('a rebuild', () => {
  test('is used by the next call; a function that cannot load says why', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'functions-'));
    const options = laboratoryOptions(join(folder, 'data'));
    cpSync(options.functionsDir, join(folder, 'functions'), { recursive: true });
    const second = await Laboratory.open({ functionsDir: join(folder, 'functions') });
    const write = (text: string): void => writeFileSync(join(folder, 'functions', 'other', 'index.js'), text);
    const call = (): Promise<unknown> => second.cloud.call('o1', 'other', {});
    write(`exports.main = async () => 'first'`);
    second.cloud.reloadFunctions();
    expect(await call()).toBe('first');
    write(`exports.main = async () => 'second'`);
    second.cloud.reloadFunctions();
    expect(await call()).toBe('second');
    write(`throw new Error('does not load')`);
    second.cloud.reloadFunctions();
    expect(await second.refusal(call())).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('does not load'),
    });
    write(`exports.main = async () => 'third'`);
    second.cloud.reloadFunctions();
    expect(await call()).toBe('third');
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
