import { command, type Given } from '../../simulator/command-line';
import type { DeployOptions } from './deploy';
import { DeployFailure } from './failure';
import { readUpload } from './mini-program';
import type { Credentials } from './cloudbase-account';

export const deployCommand = command({
  name: 'npm run deploy',
  what: '把云环境变成仓库里声明的样子，见 docs/deploy.md。--environment 和 --keys 一定要写。',
  options: {
    environment: { value: 'NAME', text: '部署 environments/ 里的哪个环境' },
    keys: { value: 'FILE', text: '密钥文件：第一次会新建，以后一直用同一个，不要放进代码仓库' },
    plan: { text: '只列出要做什么，不改动云端' },
    yes: { text: '允许删除索引' },
    'no-timer': { text: '不要定时触发器（恢复备份之前；恢复之后不带它再部署一次）' },
    guardians: { value: 'N', text: '按这么多家长估算每月的调用次数' },
    version: { value: '1.0.0', text: '最后上传小程序，这是它的版本号；同时要写 --private-key' },
    'private-key': { value: 'FILE', text: '小程序的代码上传密钥' },
  },
});

const SOME_SIZES = [300, 900, 3000];

/** What the command line asks for. @throws DeployFailure of one line */
export function deployOptions(values: Given<typeof deployCommand.options>['options']): DeployOptions {
  if (values.environment === undefined)
    throw new DeployFailure('缺少 --environment 名字：要部署 environments/ 里的哪个环境？');
  if (values.keys === undefined)
    throw new DeployFailure('缺少 --keys 密钥文件：第一次会新建它，以后一直用同一个（不要放进代码仓库）。');
  return {
    environment: values.environment,
    plan: values.plan === true,
    yes: values.yes === true,
    timer: values['no-timer'] !== true,
    keys: values.keys,
    guardians: values.guardians === undefined ? SOME_SIZES : [toCount(values.guardians)],
    upload: readUpload(values.version, values['private-key']),
  };
}

/** The account's credentials, from the environment only: a command line is seen by others. */
export function readCredentials(environment: NodeJS.ProcessEnv): Credentials {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = environment;
  if (!secretId || !secretKey)
    throw new DeployFailure(
      '缺少云账号密钥：请设置环境变量 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY（见 docs/deploy.md）。',
    );
  return { secretId, secretKey };
}

function toCount(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new DeployFailure('--guardians 要写人数，例如 --guardians 600。');
  return Number(text);
}
