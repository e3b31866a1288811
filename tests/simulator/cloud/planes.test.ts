import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { Laboratory } from './laboratory';
import { until } from '../../support/until';

let lab: Laboratory;
let server: { url: string; close: () => Promise<void> };
let session: string;
beforeAll(async () => {
  lab = await Laboratory.open();
  server = await lab.serve();
  session = ((await control('POST', '/control/session', { openid: 'oA' })) as { token: string }).token;
});
afterAll(async () => {
  await server.close();
  await lab.close();
});

async function send(
  method: string,
  path: string,
  token: string,
  body?: unknown,
): Promise<{ status: number; json: unknown }> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(server.url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json() };
}
const control = async (method: string, path: string, body?: unknown): Promise<unknown> =>
  (await send(method, path, lab.cloud.controlToken, body)).json;
const client = async (path: string, body: unknown): Promise<unknown> => (await send('POST', path, session, body)).json;

describe('the client plane', () => {
  test('callFunction acts as the person of the session', async () => {
    expect(await client('/cloud/callFunction', { name: 'other', data: { a: 1 } })).toEqual({
      result: expect.objectContaining({ OPENID: 'oA' }),
      requestID: expect.any(String),
    });
  });

  test('a refused call is 200 with errCode and errMsg', async () => {
    expect(await client('/cloud/callFunction', { name: 'other', data: { fail: 'why' } })).toEqual({
      errCode: -504002,
      errMsg: expect.stringContaining('why'),
    });
    expect(await client('/cloud/callFunction', { name: 'other', data: 'x'.repeat(9_000_000) })).toMatchObject({
      errMsg: expect.stringContaining('EXCEED_MAX_PAYLOAD_SIZE'),
    });
  });

  test('the function cannot be told another openid', async () => {
    const data = { userInfo: { openId: 'oEvil' }, openid: 'oEvil' };
    expect(await client('/cloud/callFunction', { name: 'other', data, openid: 'oEvil' })).toMatchObject({
      result: { OPENID: 'oA', echoed: { userInfo: { openId: 'oA' } } },
    });
  });

  test('uploadFile takes the raw body; links of clients are refused; links of functions are served here too', async () => {
    const { json } = await send(
      'PUT',
      `/cloud/uploadFile?path=${encodeURIComponent('incoming/oA/照片.png')}`,
      session,
      Buffer.from('png'),
    );
    const { fileID } = json as { fileID: string };
    expect(fileID).toMatch(/\/incoming\/oA\/照片\.png$/);
    expect((await send('PUT', '/cloud/uploadFile?path=evidence/oB/x', session, Buffer.from('x'))).json).toMatchObject({
      errCode: -503002,
    });
    expect(await client('/cloud/getTempFileURL', { fileList: [fileID] })).toEqual({
      fileList: [expect.objectContaining({ fileID, tempFileURL: '', status: -503002 })],
    });
    const link = (await lab.run(
      `return (await cloud.getTempFileURL({ fileList: [event.fileID] })).fileList[0].tempFileURL`,
      { fileID },
    )) as string;
    const { pathname, search } = new URL(link);
    expect(await (await fetch(`${server.url}/cloud${pathname}${search}`)).text()).toBe('png');
  });

  test('subscribe adds consents', async () => {
    await client('/cloud/subscribe', { templateIds: ['T1'] });
    await lab.run(
      `await cloud.openapi.subscribeMessage.send({ touser: 'oA', templateId: 'T1', page: 'p', data: { thing1: { value: 'x' } } })`,
    );
    expect(await control('GET', '/control/inbox?openid=oA')).toHaveLength(1);
  });

  test('a session survives a restart; an unknown one is refused', async () => {
    await lab.stop();
    await lab.start();
    expect(await client('/cloud/callFunction', { name: 'other', data: {} })).toMatchObject({
      result: { OPENID: 'oA' },
    });
    expect((await send('POST', '/cloud/callFunction', 'nonsense', {})).status).toBe(401);
    expect((await send('POST', '/cloud/callFunction', lab.cloud.controlToken, {})).status).toBe(401);
  });

  test('what is not there says so', async () => {
    expect(await client('/cloud/callContainer', {})).toMatchObject({
      errMsg: expect.stringContaining('not simulated'),
    });
    expect((await fetch(`${server.url}/elsewhere`)).status).toBe(404);
  });
});

describe('the control plane', () => {
  test('keeps people, also over a restart', async () => {
    await control('POST', '/control/people', { openid: 'oA', name: '王老师', group: '学校', note: '班主任' });
    await lab.cloud.addPerson({ openid: 'oB', name: '李家长', group: '家长' });
    await lab.stop();
    await lab.start();
    expect(await control('GET', '/control/people')).toEqual([
      { openid: 'oA', name: '王老师', group: '学校', note: '班主任' },
      { openid: 'oB', name: '李家长', group: '家长' },
    ]);
  });

  test('moves the clock', async () => {
    const before = (await control('GET', '/control/clock')) as { now: string; offsetMs: number };
    const after = (await control('POST', '/control/clock', { advanceMs: 60_000 })) as { now: string; offsetMs: number };
    expect(after.offsetMs - before.offsetMs).toBe(60_000);
    expect(await control('POST', '/control/clock', { set: '2030-05-01T00:00:00Z' })).toMatchObject({
      now: expect.stringMatching(/^2030-05-01T00:00:0/),
    });
    expect((await send('POST', '/control/clock', lab.cloud.controlToken, { set: 'never' })).status).toBe(400);
  });

  test('lists calls and rings timers', async () => {
    await control('POST', '/control/timer', { functionName: 'other' });
    expect(((await control('GET', '/control/calls?after=0')) as unknown[]).at(-1)).toMatchObject({
      functionName: 'other',
      source: 'wx_trigger',
    });
    expect((await send('POST', '/control/timer', lab.cloud.controlToken, { functionName: 'probe' })).status).toBe(400);
  });

  test('needs its token', async () => {
    for (const path of ['/control/people', '/control/calls', '/control/events', '/control/inbox?openid=oA']) {
      expect((await send('GET', path, session)).status).toBe(401);
      expect((await send('GET', `${path}${path.includes('?') ? '&' : '?'}token=x`, '')).status).toBe(401);
    }
    expect((await send('GET', `/control/people?token=${lab.cloud.controlToken}`, '')).status).toBe(401);
  });

  test('tells what happens as it happens', async () => {
    const response = await fetch(`${server.url}/control/events?token=${lab.cloud.controlToken}`);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let heard = '';
    const listening = (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read())
        heard += Buffer.from(part.value).toString();
    })();
    await until(() => heard.includes(': open'), 'the stream to open');
    await lab.cloud.consent('oQ', ['T1']);
    await lab.run(
      `await cloud.openapi.subscribeMessage.send({ touser: 'oQ', templateId: 'T1', page: 'p', data: { thing1: { value: 'x' } } })`,
    );
    await lab.cloud.clock.advance(1000);
    lab.cloud.reloadFunctions();
    await until(
      () => ['inbox', 'clock', 'call', 'reload'].every((name) => heard.includes(`event: ${name}`)),
      'all events',
    );
    expect(heard).toContain('{"openid":"oQ"}');
    await reader.cancel();
    await listening;
  });
});

describe('who may connect', () => {
  const statusFor = (url: string, host: string, path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(new URL(path, url), { method: 'POST', headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end('{}');
    });

  test('a foreign Host is refused everywhere', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', '192.168.1.5:80']) {
      expect(await statusFor(server.url, host, '/cloud/callFunction')).toBe(403);
      expect(await statusFor(server.url, host, '/control/people')).toBe(403);
      expect(await statusFor(lab.cloud.gatewayUrl, host, '/admin')).toBe(403);
    }
    expect(await statusFor(server.url, 'localhost:99', '/cloud/callFunction')).toBe(401);
  });

  test('a path that is no address does no harm', async () => {
    for (const origin of [server.url, new URL(lab.cloud.gatewayUrl).origin]) {
      const { hostname, port } = new URL(origin);
      const status = await new Promise((resolve, reject) => {
        request({ hostname, port, path: '//' }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).toBe(404);
    }
  });
});
