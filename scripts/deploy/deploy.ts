import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment, refuseSample, type Environment } from '../environment';
import type { Account } from './account';
import { applySteps } from './apply';
import { costLines, idleCalls } from './cost';
import { declaredTriggers, readDeclaration } from './declaration';
import { DeployFailure } from './failure';
import { completeKeys, DATA_KEYS, readKeys, type Keys } from './keys';
import { refuseForeignKeys } from './foreign-keys';
import type { Upload } from './mini-program';
import { planOf } from './plan';
import type { ActualState, DesiredState } from './state';
import type { Plan } from './step';

export interface DeployOptions {
  readonly environment: string;
  /** Only says what would be done. */
  readonly plan: boolean;
  /** Allows steps that delete an index. */
  readonly yes: boolean;
  /** False: the functions are to have no timer, so that a backup can be restored. */
  readonly timer: boolean;
  readonly keys: string;
  readonly guardians: readonly number[];
  readonly upload: Upload | null;
}

/** What the deployment works with; tests give others. */
export interface DeployParts {
  readonly root: string;
  readonly dist: string;
  readonly account: (envId: string) => Account;
  readonly build: (environment: string) => Promise<void>;
  readonly upload: (appId: string, upload: Upload) => Promise<void>;
  readonly print: (line: string) => void;
}

/** Brings the cloud environment to what the repository declares, or says what that would take. */
export async function deploy(options: DeployOptions, parts: DeployParts): Promise<void> {
  const { root, dist, print } = parts;
  const environment = environmentOf(root, options.environment);
  const known = readKeys(options.keys, environment.name);
  costLines(idleCalls(declaredTriggers(root)), options.guardians).forEach(print);
  const account = parts.account(environment.envId);
  await parts.build(environment.name);
  const actual = await account.read();
  guardData(options.keys, known, actual);
  const draft = readDeclaration(root, dist, known).state;
  const plan = planOf(wanted(draft, options), actual);
  describe(plan, options, known).forEach(print);
  if (options.plan) return;
  refuseDestruction(plan, options);

  const { keys, code } = completeKeys(options.keys, environment.name, known);
  if (code !== undefined) announceCode(code, options.keys, print);
  const declaration = readDeclaration(root, dist, keys);
  const { steps } = planOf(wanted(declaration.state, options), actual);
  await applySteps(steps, account, declaration, (step, number) =>
    print(`  ${number}/${steps.length} 完成：${step.what}`),
  );
  if (options.upload !== null) await uploadApp(environment.appId, options.upload, parts);
  print(`环境 ${environment.name} 已与声明一致${options.timer ? '' : '，只是没有定时触发器'}。`);
  if (!options.timer) print('恢复备份以后，请不带 --no-timer 再部署一次：没有定时触发器，提醒和封存都不会做。');
}

function wanted(declared: DesiredState, { timer }: DeployOptions): DesiredState {
  if (timer) return declared;
  const functions = Object.entries(declared.functions).map(([name, one]) => [name, { ...one, triggers: [] }] as const);
  return { ...declared, functions: Object.fromEntries(functions) };
}

function environmentOf(root: string, name: string): Environment {
  const names = readdirSync(path.join(root, 'environments'))
    .flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))
    .filter((one) => one !== 'local');
  if (name === 'local') throw new DeployFailure('local 是本机模拟器的环境，不能部署；请另写 environments/名字.json。');
  if (!names.includes(name))
    throw new DeployFailure(
      `没有环境 ${name}：请把 environments/local.json 复制成 environments/${name}.json 再填写（现有：${names.join('、') || '无'}）。`,
    );
  const environment = readEnvironment(root, name);
  refuseSample(root, environment);
  return environment;
}

/** Data encrypted with one key is lost under another, so neither a missing nor a foreign key file goes any further. */
function guardData(file: string, keys: Keys | null, actual: ActualState): void {
  const documents = Object.values(actual.collections).reduce((sum, one) => sum + one.documents, 0);
  const functions = Object.values(actual.functions);
  const inCloud = functions.some(({ environment }) => DATA_KEYS.some((name) => name in environment));
  if (keys === null) {
    if (documents > 0 || inCloud)
      throw new DeployFailure(`找不到密钥文件 ${file}，而云端已有数据或密钥：请取出密封保存的那一份，不能另造。`);
    return;
  }
  if (documents > 0) refuseForeignKeys(file, keys, functions, documents);
}

function refuseDestruction({ steps }: Plan, { yes }: DeployOptions): void {
  const many = steps.filter(({ destructive }) => destructive).length;
  if (many > 0 && !yes)
    throw new DeployFailure(`有 ${many} 步会删除索引，什么都还没有做；看过上面的清单，同意就加上 --yes 再运行。`);
}

function describe({ steps, remarks }: Plan, options: DeployOptions, keys: Keys | null): string[] {
  const lines = steps.map(({ what, why, destructive }) => `  ${destructive ? '✗ ' : '+ '}${what} —— ${why}`);
  const head =
    steps.length === 0
      ? `环境 ${options.environment}：云端与声明一致${options.timer ? '' : '，没有定时触发器'}`
      : `环境 ${options.environment}：要做 ${steps.length} 步（✗ 会删除索引）`;
  const made = keys === null ? [`  密钥文件 ${options.keys} 还没有，执行时新建`] : [];
  const upload = options.upload === null ? [] : [`  + 上传小程序，版本 ${options.upload.version}`];
  return [head, ...lines, ...upload, ...made, ...remarks.map((remark) => `  提示：${remark}`)];
}

function announceCode(code: string, file: string, print: (line: string) => void): void {
  print(`密钥已写入 ${file}（只有本人可读）。请马上抄存两份，分开密封保管：丢了它，数据就再也读不出来。`);
  print(`县教育局第一个账号的开通码（只显示这一次）：${code}`);
}

async function uploadApp(appId: string, upload: Upload, { print, ...parts }: DeployParts): Promise<void> {
  try {
    await parts.upload(appId, upload);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DeployFailure(`云端已部署好，小程序没有上传成功：${reason}。排除原因后再运行同一条命令。`, {
      cause: error,
    });
  }
  print(`  完成：小程序 ${upload.version} 已上传为开发版本，请到小程序后台提交审核。`);
}
