import { describe, expect, test } from '@jest/globals';
import path from 'node:path';
import { deployCommand, deployOptions, readCredentials } from '../../scripts/deploy/options';
import { readCommandLine } from '../../simulator/command-line';

const parseDeployOptions = (argv: readonly string[]) =>
  deployOptions(readCommandLine(deployCommand, argv, {})?.options ?? {});

const needed = ['--environment', 'county', '--keys', 'county.keys.json'];

describe('options of npm run deploy', () => {
  test('what is given', () => {
    const upload = { version: '1.2.0', privateKey: path.join(__dirname, 'deploy-options.test.ts') };
    const argv = [...needed, '--plan', '--guardians', '600', '--version', '1.2.0', '--private-key', upload.privateKey];
    expect(parseDeployOptions(argv)).toEqual({
      environment: 'county',
      keys: 'county.keys.json',
      plan: true,
      yes: false,
      timer: true,
      guardians: [600],
      upload,
    });
  });

  test('the timer may be stopped', () => {
    expect(parseDeployOptions([...needed, '--no-timer'])).toMatchObject({ timer: false });
  });

  test.each([
    [['--keys', 'k'], /^缺少 --environment/],
    [['--environment', 'county'], /^缺少 --keys/],
    [[...needed, '--guardians', 'many'], /^--guardians 要写人数/],
    [[...needed, '--version', '1'], /^上传小程序需要版本号/],
    [[...needed, '--version', '1.0.0'], /^上传小程序需要代码上传密钥/],
    [[...needed, '--private-key', 'k'], /^上传小程序需要版本号/],
    [[...needed, '--version', '1.0.0', '--private-key', '/no/such/key'], /^找不到代码上传密钥 \/no\/such\/key。$/],
    [[...needed, '--force'], /^没有 --force 这个选项/],
  ])('one line for %j', (argv, message) => {
    expect(() => parseDeployOptions(argv)).toThrow(message);
  });

  test.each([{}, { TENCENTCLOUD_SECRETID: 'AKID' }, { TENCENTCLOUD_SECRETKEY: 'key' }])(
    'no credentials: %j',
    (environment) => {
      expect(() => readCredentials(environment)).toThrow(
        /^缺少云账号密钥：请设置环境变量 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY/,
      );
    },
  );
});
