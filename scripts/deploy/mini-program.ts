import { existsSync } from 'node:fs';
import path from 'node:path';
import { DeployFailure } from './failure';

export interface Upload {
  readonly version: string;
  readonly privateKey: string;
}

/** What `--version` and `--private-key` ask for; null when neither is there. */
export function readUpload(version: string | undefined, privateKey: string | undefined): Upload | null {
  if (version === undefined && privateKey === undefined) return null;
  if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version))
    throw new DeployFailure('上传小程序需要版本号，形如 --version 1.0.0。');
  if (privateKey === undefined)
    throw new DeployFailure(
      '上传小程序需要代码上传密钥：--private-key 密钥文件（小程序后台 → 开发设置 → 小程序代码上传）。',
    );
  if (!existsSync(privateKey)) throw new DeployFailure(`找不到代码上传密钥 ${privateKey}。`);
  return { version, privateKey };
}

/** Uploads dist/miniprogram as a development version; a person then submits it for review. */
export async function uploadMiniProgram(root: string, appid: string, { version, privateKey }: Upload): Promise<void> {
  // Slow to load, so only when it is needed.
  const { Project, upload } = await import('miniprogram-ci');
  const project = new Project({
    appid,
    type: 'miniProgram',
    projectPath: root,
    privateKeyPath: path.resolve(privateKey),
    ignores: ['node_modules/**/*'],
  });
  await upload({
    project,
    version,
    desc: `助学通 ${version}`,
    setting: { useProjectConfig: true },
    onProgressUpdate: () => undefined,
  });
}
