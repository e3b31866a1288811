import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Laboratory } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
});
afterAll(() => lab.close());

const send = (touser: string, data: Record<string, unknown> = { thing1: { value: '好' } }): Promise<unknown> =>
  lab.run(
    `return cloud.openapi.subscribeMessage.send({ touser: event.touser, templateId: 'T1', page: 'pages/notice/notice?id=1', data: event.data, miniprogramState: 'formal' }).then((r) => r.errCode, (e) => e.errCode)`,
    { touser, data },
  );

describe('permission', () => {
  test('an API that config.json does not list is refused with -604101', async () => {
    expect((await lab.refusal(lab.cloud.call('o1', 'other', { api: true }))).errMsg).toContain('-604101');
  });

  test('an API that is not served says so', async () => {
    expect((await lab.failure(`await cloud.openapi.urllink.generate({})`)).errMsg).toContain(
      'not simulated: urllink.generate',
    );
    expect(
      (
        await lab.failure(
          `await cloud.openapi.security.imgSecCheck({ media: { contentType: 'image/png', value: Buffer.from([1]) } })`,
        )
      ).errMsg,
    ).toContain('not simulated');
    expect((await lab.failure(`await cloud.getOpenData({ list: ['x'] })`)).errMsg).toContain('not simulated');
  });
});

describe('subscribeMessage.send', () => {
  test('one consent, one message, in the inbox', async () => {
    expect(await send('oA')).toBe(43101);
    await lab.cloud.consent('oA', ['T1', 'T2']);
    expect(await send('oA', { thing1: { value: '助学金' }, date2: { value: '2026年1月1日' } })).toBe(0);
    expect(await send('oA')).toBe(43101);
    expect(await lab.cloud.inbox('oA')).toEqual([
      {
        id: expect.any(String),
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        templateId: 'T1',
        page: 'pages/notice/notice?id=1',
        data: { thing1: { value: '助学金' }, date2: { value: '2026年1月1日' } },
      },
    ]);
    expect(await lab.cloud.inbox('oB')).toEqual([]);
  });

  test('consents add up, and survive a restart with the inbox', async () => {
    await lab.cloud.consent('oC', ['T1']);
    await lab.cloud.consent('oC', ['T1']);
    await lab.stop();
    await lab.start();
    expect([await send('oC'), await send('oC'), await send('oC')]).toEqual([0, 0, 43101]);
    expect(await lab.cloud.inbox('oC')).toHaveLength(2);
  });

  test('several at once to one person: one is delivered, 43108 for those in its way', async () => {
    await lab.cloud.consent('oD', ['T1']);
    await lab.cloud.consent('oE', ['T1']);
    const script = `const send = (touser) => cloud.openapi.subscribeMessage.send({ touser, templateId: 'T1', page: '', data: { thing1: { value: 'x' } } }).then((r) => r.errCode, (e) => e.errCode);
      return Promise.all(['oD', 'oD', 'oD', 'oD', 'oE'].map(send))`;
    const codes = (await lab.run(script)) as number[];
    expect(codes.slice(0, 4).filter((code) => code === 0)).toHaveLength(1);
    expect(codes).toContain(43108);
    expect(codes[4]).toBe(0);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a thing of 21 characters', { thing1: { value: '助'.repeat(21) } }],
    ['an empty value', { thing1: { value: '' } }],
    ['a phrase that is not Chinese', { phrase1: { value: 'ok' } }],
    ['a number that is none', { number1: { value: '一' } }],
    ['a date that is none', { date1: { value: 'tomorrow' } }],
    ['an amount that is none', { amount1: { value: '很多' } }],
    ['an unknown kind', { words1: { value: 'x' } }],
    ['no data', {}],
  ])('%s is refused with 47003 and costs no consent', async (_name, data) => {
    await lab.cloud.consent('oF', ['T1']);
    expect(await send('oF', data)).toBe(47003);
    expect(await send('oF')).toBe(0);
  });

  test('fields in their forms are accepted', async () => {
    await lab.cloud.consent('oG', ['T1']);
    const data = {
      thing1: { value: '助'.repeat(20) },
      time3: { value: '2026-09-01 18:00' },
      date4: { value: '2026年9月1日' },
      amount5: { value: '1250.00元' },
      number6: { value: 3 },
      name7: { value: '王小明' },
      phrase8: { value: '已审核' },
      character_string9: { value: 'AB-12' },
    };
    expect(await send('oG', data)).toBe(0);
  });
});

describe('security.msgSecCheck', () => {
  const check = (content: string): Promise<unknown> =>
    lab.run(
      `return cloud.openapi.security.msgSecCheck({ content: event.content, version: 2, scene: 1, openid: 'o1' }).then((r) => r.result.suggest, (e) => e.errCode)`,
      { content },
    );

  test('passes, finds the marked text risky, limits the length', async () => {
    expect(await check('你好')).toBe('pass');
    expect(await check('这里有测试违规的话')).toBe('risky');
    expect(await check('x'.repeat(2501))).toBe(44991);
  });
});

describe('wxacode.getUnlimited', () => {
  const make = (parameters: Record<string, unknown>): Promise<unknown> =>
    lab.run(
      `return cloud.openapi.wxacode.getUnlimited(event.parameters).then((r) => [r.contentType, Buffer.from(r.buffer).toString('base64')], (e) => e.errCode)`,
      { parameters },
    );

  test('is a PNG', async () => {
    const [type, base64] = (await make({ scene: 'b=abc123', page: 'pages/bind/bind' })) as [string, string];
    expect(type).toBe('image/png');
    const png = Buffer.from(base64, 'base64').toString('latin1');
    expect(png.slice(1, 4)).toBe('PNG');
    expect(png).toContain('Comment\0wxacode:pages/bind/bind?scene=b=abc123');
  });

  test.each([
    ['a scene of 33 characters', { scene: 'x'.repeat(33) }, 40169],
    ['a scene with a space', { scene: 'a b' }, 40169],
    ['a page with a slash in front', { scene: 'a', page: '/pages/a/a' }, 41030],
    ['a page with parameters', { scene: 'a', page: 'pages/a/a?x=1' }, 41030],
  ])('refuses %s', async (_name, parameters, code) => {
    expect(await make(parameters)).toBe(code);
  });
});
