import { existsSync } from 'node:fs';
import path from 'node:path';
import { command } from '../simulator/command-line';
import { readKeys } from './backup/keys';
import { openSource, type Place } from './data/open';
import { DataError } from './data/source';
import { accountOption } from './environment';
import { finish, rotate } from './keys/key-file';
import { progressOf, sumOf, type Progress } from './keys/progress';
import { runScript } from './run-script';

const steps = ['rotate', 'status', 'finish'] as const;

const changing = command({
  name: 'npm run keys',
  what: '更换密钥。--rotate、--status、--finish 写一个，--keys 一定要写；后两样还要写 --data 或 --environment。',
  options: {
    rotate: { text: '第一步：在密钥文件里换上新密钥，旧密钥留在旁边；原来的文件另存一份' },
    status: { text: '看还有多少份文档在旧密钥下' },
    finish: { text: '最后一步：一份都没有了，才从密钥文件里撤下旧密钥；原来的文件另存一份' },
    keys: { value: 'FILE', text: '部署用的密钥文件，或数据文件夹里的 secrets.json' },
    data: { value: 'DIR', text: '数据文件夹；本机的云可以正在运行' },
    environment: accountOption,
  },
  notes: ['结束码：0 做好了、旧密钥下没有文档，1 还有，2 没能做', '全部步骤见 docs/operate.md 的“更换密钥”。'],
});

/** npm run keys: changes the keys of a county, with two pairs alive while documents are moved from one to the other. */
void runScript(changing, async ({ options: { keys, data, environment, ...chosen } }) => {
  const [step, ...others] = steps.filter((name) => chosen[name] === true);
  if (step === undefined || others.length > 0)
    throw new DataError('--rotate、--status、--finish 要写一个，只写一个。用法见 npm run keys -- --help');
  if (keys === undefined) throw new DataError('缺少 --keys FILE：哪个密钥文件？用法见 npm run keys -- --help');
  if (step === 'rotate') return begin(keys);
  const progress = await look(keys, { data, environment });
  return step === 'status' ? sumOf(progress.old) && 1 : end(keys, progress);
});

function begin(file: string): number {
  if (!existsSync(file)) throw new DataError(`没有密钥文件 ${path.resolve(file)}。`);
  const kept = rotate(file);
  console.log(
    `新密钥写进了 ${file}，旧密钥留在旁边。原来的文件另存为 ${kept}：以前的备份要用它恢复，和备份一样长久地密封保管。`,
  );
  console.log('马上把新的密钥文件抄存两份，分开密封。下一步：云环境再部署一次；本机重新 npm start。');
  return 0;
}

async function look(file: string, place: Place): Promise<Progress> {
  const keys = readKeys(file);
  const source = await openSource(place);
  try {
    const progress = await progressOf(source, keys, new Date());
    report(progress, keys.old !== undefined);
    return progress;
  } finally {
    await source.close();
  }
}

/** @throws DataError when something stands under keys that are not in the file */
function report({ present, old, foreign }: Progress, isRotating: boolean): void {
  if (!isRotating) console.log('密钥文件里没有旧密钥：没有在更换密钥。');
  console.log(`在新密钥下的文档：${String(present)} 份。`);
  for (const [collection, count] of old) console.log(`${String(count).padStart(8)}  ${collection}`);
  if (isRotating) console.log(`还在旧密钥下的文档：${String(sumOf(old))} 份。`);
  if (old.size > 0)
    console.log(
      '定时作业会接着做，每两个多小时一批；codes 是还没用的绑定码、邀请码，用掉、作废或到期（最多 14 天）就没有了。',
    );
  if (foreign.size === 0) return;
  const where = [...foreign].map(([collection, count]) => `${collection} ${String(count)} 份`).join('，');
  throw new DataError(
    `✗ 有文档在这个密钥文件里没有的密钥下：${where}。密钥文件拿错了，或者旧密钥撤得太早：请换回另存的那一份。`,
  );
}

/** @throws DataError when something still stands under the old keys */
function end(file: string, { old }: Progress): number {
  if (old.size > 0)
    throw new DataError(`还有 ${String(sumOf(old))} 份文档在旧密钥下，现在撤下旧密钥它们就读不出来。什么也没有改。`, 1);
  const kept = finish(file);
  console.log(`旧密钥撤下了。原来的文件另存为 ${kept}：更换前和更换中的备份要用它恢复。`);
  console.log('下一步：云环境再部署一次；本机重新 npm start。然后做一次备份。');
  return 0;
}
