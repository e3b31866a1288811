import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Laboratory } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
});
afterAll(() => lab.close());

const link = async (fileID: string): Promise<string> =>
  (await lab.run(`return (await cloud.getTempFileURL({ fileList: [event.fileID] })).fileList[0].tempFileURL`, {
    fileID,
  })) as string;

describe('files of functions', () => {
  test('go up, come down, have links, and go away', async () => {
    const result = await lab.run(`
      const { fileID } = await cloud.uploadFile({ cloudPath: 'evidence/中文 a.txt', fileContent: Buffer.from('你好') });
      const text = (await cloud.downloadFile({ fileID })).fileContent.toString();
      const removed = (await cloud.deleteFile({ fileList: [fileID, fileID] })).fileList.map((f) => f.status);
      const after = (await cloud.getTempFileURL({ fileList: [fileID] })).fileList[0];
      return { fileID, text, removed, after: after.tempFileURL };`);
    expect(result).toMatchObject({
      fileID: expect.stringMatching(/^cloud:\/\/lab-1\..*\/evidence\/中文 a\.txt$/),
      text: '你好',
      after: '',
    });
  });

  test('a file replaces the one before, whole', async () => {
    const script = `for (const text of ['a long text', 'short']) await cloud.uploadFile({ cloudPath: 'same', fileContent: Buffer.from(text) });
      return (await cloud.downloadFile({ fileID: event.fileID })).fileContent.toString()`;
    const fileID = (await lab.run(
      `return (await cloud.uploadFile({ cloudPath: 'same', fileContent: Buffer.from('x') })).fileID`,
    )) as string;
    expect(await lab.run(script, { fileID })).toBe('short');
  });

  test.each(['../out', 'a/../../out', '/etc/passwd', 'a//b', 'a\\b', 'a\u0000b', '', 'a?b'])(
    'the path %j is refused',
    async (cloudPath) => {
      const failure = await lab.failure(
        `await cloud.uploadFile({ cloudPath: event.cloudPath, fileContent: Buffer.from('x') })`,
        { cloudPath },
      );
      expect(failure.errMsg).not.toBe('did not fail');
    },
  );

  test('a fileID of another environment is refused', async () => {
    expect((await lab.failure(`await cloud.downloadFile({ fileID: 'cloud://elsewhere.x/a' })`)).errMsg).not.toBe(
      'did not fail',
    );
  });

  test('nothing lies outside the folder', () => {
    expect(
      readdirSync(lab.dataDir)
        .sort()
        .filter((name) => !name.startsWith('cloud.db')),
    ).toEqual(['files', 'lock.json']);
    expect(readdirSync(join(lab.dataDir, 'files')).every((name) => /^[0-9a-f]{2}$/.test(name))).toBe(true);
  });
});

describe('links', () => {
  test('work only as signed, and until their end', async () => {
    const fileID = (await lab.run(
      `return (await cloud.uploadFile({ cloudPath: 'seen.png', fileContent: Buffer.from('png') })).fileID`,
    )) as string;
    const url = await link(fileID);
    const good = await fetch(url);
    expect([good.status, good.headers.get('content-type'), await good.text()]).toEqual([200, 'image/png', 'png']);
    expect((await fetch(url.replace(/sign=./, 'sign=x'))).status).toBe(403);
    expect((await fetch(url.replace('seen.png', 'other.png'))).status).toBe(403);
    expect((await fetch(url.replace(/t=\d+/, 't=1'))).status).toBe(403);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
  });
});

describe('files of clients', () => {
  test('lie where the rule lets them, and are overwritten by nobody else', async () => {
    const fileID = await lab.cloud.upload('oA', 'incoming/oA/photo.jpg', Buffer.from('jpg'));
    expect(await (await fetch(await link(fileID))).text()).toBe('jpg');
    await lab.cloud.upload('oA', 'incoming/oA/photo.jpg', Buffer.from('jpg'));
    for (const path of ['incoming/oA/photo.jpg', 'evidence/x.jpg', 'incoming/oB/../oA/x.jpg', 'incoming/oBx.jpg']) {
      expect((await lab.refusal(lab.cloud.upload('oB', path, Buffer.from('x')))).errCode).toBeLessThan(-500000);
    }
  });
});
