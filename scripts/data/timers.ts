import { variablesOf, type Keys } from '../backup/keys';
import type { CloudFunction } from '../deploy/state';
import { fingerprint } from '../deploy/state';
import { DataError } from './source';

/**
 * Refuses an environment in which the jobs' timer would seal half-restored documents, or whose functions hold other keys than the backup.
 * @throws DataError that says which command to type
 */
export function refuseUnready(
  environment: string,
  functions: Readonly<Record<string, CloudFunction>>,
  keys: Keys,
): void {
  const ringing = Object.entries(functions).filter(([, { triggers }]) => triggers.length > 0);
  if (ringing.length > 0)
    throw new DataError(
      `云函数 ${ringing.map(([name]) => name).join('、')} 的定时触发器还开着，恢复到一半时它会去封存。什么也没有恢复。\n` +
        `请先停下它：npm run deploy -- --environment ${environment} --keys 密钥文件 --no-timer\n` +
        `再运行这条恢复命令；恢复好以后，不带 --no-timer 再部署一次，定时触发器就重新开着。`,
    );
  const wanted = Object.entries(variablesOf(keys));
  for (const [name, { environment: known }] of Object.entries(functions)) {
    if (!('FIELD_KEY' in known) && !('INDEX_KEY' in known)) continue;
    const foreign = wanted.flatMap(([key, value]) => (known[key] === fingerprint(value) ? [] : [key]));
    if (foreign.length > 0)
      throw new DataError(
        `云函数 ${name} 用的密钥 ${foreign.join('、')} 与备份的不是同一把，恢复了也读不出来。什么也没有恢复。\n` +
          `请用做备份时的密钥文件部署：npm run deploy -- --environment ${environment} --keys 密钥文件 --no-timer`,
      );
  }
}
