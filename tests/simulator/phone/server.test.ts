import { request } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { PhoneServer } from '../../../simulator/phone/server';
import { startPhone } from '../../../simulator/phone/server';
import { FakeCloud } from './laboratory';

describe('the phone server', () => {
  const bundleDir = mkdtempSync(path.join(os.tmpdir(), 'bundle-'));
  let server: PhoneServer;

  beforeAll(async () => {
    writeFileSync(path.join(bundleDir, 'frame.html'), '<html data-app-id="%APP_ID%" data-env-id="%ENV_ID%">');
    const environment = { appId: 'wx-"1"', envId: 'env' };
    server = await startPhone({ cloud: new FakeCloud(), bundleDir, port: 0, environment });
  });
  afterAll(async () => {
    await server.close();
    rmSync(bundleDir, { recursive: true });
  });

  const get = async (where: string): Promise<[number, string, Headers]> => {
    const response = await fetch(server.url + where);
    return [response.status, await response.text(), response.headers];
  };
  const agent = (phone: string, origin = server.url): WebSocket =>
    new WebSocket(`${server.url.replace('http', 'ws')}/agent?phone=${phone}`, { headers: { origin } });
  const opened = (socket: WebSocket): Promise<boolean> =>
    new Promise((resolve) => {
      socket.on('open', () => resolve(true));
      socket.on('error', () => resolve(false));
    });

  test('gives the control token to the shell only, and caches nothing', async () => {
    const [status, html, headers] = await get('/?phone=a');
    expect(status).toBe(200);
    expect(html).toContain('content="control"');
    expect(headers.get('cache-control')).toBe('no-store');
    const [, frame, frameHeaders] = await get('/frame.html');
    expect(frame).toBe('<html data-app-id="wx-&quot;1&quot;" data-env-id="env">');
    expect(frameHeaders.get('content-security-policy')).toContain("default-src 'self'");
    expect((await get('/shell.js'))[0]).toBe(200);
    expect((await get('/shell.css'))[1]).toContain('.phone');
  });

  test('serves what is there, nothing else', async () => {
    for (const where of ['/nothing', '/app/main.js', '/..%2f..%2fetc/passwd', '/%ff', '/app']) {
      expect((await get(where))[0]).toBe(404);
    }
    expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
    expect((await get('/control/people'))[0]).toBe(200);
  });

  test('answers this machine only', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(server.url, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode),
      );
      sent.on('error', reject).end();
    });
    expect(status).toBe(403);
    expect(await opened(agent('x', 'http://evil.example'))).toBe(false);
  });

  test('forwards requests, answers and events of agents', async () => {
    const socket = agent('p');
    const events: unknown[] = [];
    const stop = server.agents.onEvent('p', (event) => events.push(event));
    const asked = server.agents.send('p', 'App.x', { a: 1 });
    socket.on('message', (data: Buffer) => {
      const { id, method, params } = JSON.parse(data.toString()) as { id?: number; method: string; params: unknown };
      if (method === 'Simulator.reload')
        socket.send(JSON.stringify({ method: 'App.logAdded', params: { reload: true } }));
      else if (method === 'App.bad') socket.send(JSON.stringify({ id, error: { message: 'not simulated: App.bad' } }));
      else if (method !== 'App.never') socket.send(JSON.stringify({ id, result: { method, params } }));
    });
    expect(await asked).toEqual({ method: 'App.x', params: { a: 1 } });
    expect(server.agents.list()).toEqual(['p']);
    await expect(server.agents.send('p', 'App.bad', {})).rejects.toThrow('not simulated: App.bad');
    server.reload();
    await server.agents.send('p', 'App.y', {});
    expect(events).toEqual([{ method: 'App.logAdded', params: { reload: true } }]);
    stop();
    const lost = expect(server.agents.send('p', 'App.never', {})).rejects.toThrow('phone p went away');
    await server.agents.send('p', 'App.z', {});
    socket.close();
    await lost;
  });
});
