import { parseArgs } from 'node:util';
import type { DeployOptions } from './deploy';
import { DeployFailure } from './failure';
import { readUpload } from './mini-program';
import type { Credentials } from './cloudbase-account';

export const USAGE = `用法：npm run deploy -- --environment 名字 --keys 密钥文件 [--plan] [--yes] [--no-timer] [--guardians 人数] [--version 1.0.0 --private-key 上传密钥]
  --plan         只列出要做什么，不改动云端
  --yes          允许删除索引
  --no-timer     停下定时触发器，不建新的（恢复备份之前用；恢复后不带它再部署一次）
  --guardians    按这么多家长估算每月的调用次数
  --version 和 --private-key 同时给出时，最后上传小程序`;

const SOME_SIZES = [300, 900, 3000];

/** What the command line asks for. @throws DeployFailure of one line */
export function parseDeployOptions(argv: readonly string[]): DeployOptions {
  const values = parse(argv);
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

function parse(argv: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    return parseArgs({
      args: [...argv],
      options: {
        environment: text,
        keys: text,
        guardians: text,
        version: text,
        'private-key': text,
        plan: flag,
        yes: flag,
        'no-timer': flag,
      },
    }).values;
  } catch (error) {
    throw new DeployFailure(
      `命令看不懂：${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n${USAGE}`,
    );
  }
}

function toCount(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new DeployFailure('--guardians 要写人数，例如 --guardians 600。');
  return Number(text);
}
