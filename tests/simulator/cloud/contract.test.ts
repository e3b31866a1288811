import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Laboratory } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
});
afterAll(() => lab.close());

/** What the simulator relies on in wx-server-sdk and WeChat does not promise: an upgrade that breaks it must fail here. */
describe('wx-server-sdk', () => {
  test('sends its requests where TCB_CONTEXT_CNFG says, read anew for each', async () => {
    const script = `
      const http = require('http');
      const seen = [];
      const server = http.createServer((req, res) => {
        let body = '';
        req.on('data', (c) => (body += c)).on('end', () => { seen.push({ url: req.url, ...JSON.parse(body) }); res.end(JSON.stringify({ requestId: 'r', data: { total: 7 } })); });
      });
      await new Promise((r) => server.listen(0, '127.0.0.1', r));
      const own = process.env.TCB_CONTEXT_CNFG;
      process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: 'http://127.0.0.1:' + server.address().port + '/elsewhere' });
      const { total } = await db.collection('things').count();
      process.env.TCB_CONTEXT_CNFG = own;
      server.close();
      return { total, seen, token: process.env.WX_API_TOKEN };`;
    const { total, seen, token } = (await lab.run(script)) as {
      total: number;
      seen: Record<string, string>[];
      token: string;
    };
    expect(total).toBe(7);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      url: expect.stringMatching(/^\/elsewhere\?env=lab-1&seqId=/),
      action: 'database.calculateDocument',
      collectionName: 'things',
      wxCloudApiToken: token,
    });
  });
});

describe('the token of a call', () => {
  const ask = async (token: unknown, action = 'database.calculateDocument'): Promise<{ code?: string }> => {
    const body = JSON.stringify({
      action,
      collectionName: 'things',
      ...(token === undefined ? {} : { wxCloudApiToken: token }),
    });
    return (await (
      await fetch(lab.cloud.gatewayUrl, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    ).json()) as { code?: string };
  };

  test('is needed, and ends with the call', async () => {
    const stale = await lab.run(`return process.env.WX_API_TOKEN`);
    for (const token of [undefined, '', 'invented', stale, null, { $ne: '' }])
      expect(await ask(token)).toMatchObject({ code: 'SIGN_PARAM_INVALID' });
  });

  test('an open API needs it too', async () => {
    const form = new FormData();
    form.set('action', 'wx.openApi');
    form.set('apiName', 'security.msgSecCheck');
    const response = await fetch(lab.cloud.gatewayUrl, { method: 'POST', body: form });
    expect(await response.json()).toMatchObject({ code: 'SIGN_PARAM_INVALID' });
  });

  test('an action that is not served', async () => {
    const script = `
      const body = JSON.stringify({ action: event.action, wxCloudApiToken: process.env.WX_API_TOKEN });
      const response = await fetch(JSON.parse(process.env.TCB_CONTEXT_CNFG).URL, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
      return response.json();`;
    for (const action of [
      'database.modifyAndReturnDoc',
      'storage.getFileAuthority',
      'wx.api',
      'constructor',
      '__proto__',
    ]) {
      expect(await lab.run(script, { action })).toMatchObject({
        code: 'INVALID_PARAM',
        message: `not simulated: ${action}`,
      });
    }
  });
});
