import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { command } from '../simulator/command-line';
import { report } from './audit/report';
import { verify } from './audit/verify';
import { restore } from './backup/backup';
import { readKeys, variablesOf, type Keys } from './backup/keys';
import { LocalTarget } from './data/local-target';
import { databaseFile, openAccountTarget, openSource, type Place } from './data/open';
import { DataError, type DataTarget } from './data/source';
import { runScript } from './run-script';

const restoring = command({
  name: 'npm run restore',
  what: '把备份恢复到空的地方：要么全部，要么什么也不留；恢复后自己检查审计链。--from 一定要写，--data 和 --environment 写一个。',
  options: {
    from: { value: 'FILE', text: '备份文件' },
    data: { value: 'DIR', text: '恢复到哪个文件夹（要空的或新的）' },
    environment: {
      value: 'NAME',
      text: '恢复到 environments/ 里的云环境（要刚用同一份密钥部署好，带 --no-timer，还没有人用过）',
    },
    keys: { value: 'FILE', text: '做备份时的密钥文件（默认取环境变量 FIELD_KEY 和 INDEX_KEY）' },
  },
});

/** npm run restore: puts a backup into an empty folder or a fresh environment, whole or not at all, and proves its audit log. */
void runScript(restoring, async ({ options: { from, data, environment, keys } }) => {
  if (from === undefined) throw new DataError('缺少 --from FILE：恢复哪个备份？用法见 npm run restore -- --help');
  if ((data === undefined) === (environment === undefined))
    throw new DataError('恢复到哪里？--data DIR 和 --environment NAME 要写一个，只写一个。');
  if (!existsSync(from)) throw new DataError(`没有备份文件 ${path.resolve(from)}。`);
  const known = readKeys(keys);
  const { sections, total } = await restore(from, known, () => targetOf({ data, environment }, known, keys));
  for (const { name, count } of sections) console.log(`${String(count).padStart(8)}  ${name}`);
  console.log(`总哈希 ${total}\n恢复好了。现在检查审计链：`);
  const source = await openSource({ data, environment });
  try {
    report(await verify(source));
  } finally {
    await source.close();
  }
  console.log(nextStep({ data, environment }));
  return 0;
});

function nextStep({ data = '', environment }: Place): string {
  if (environment === undefined) return `现在可以用了：npm start -- --data ${data}`;
  return `最后重新开着定时触发器：npm run deploy -- --environment ${environment} --keys 密钥文件`;
}

async function targetOf({ data, environment }: Place, known: Keys, keys: string | undefined): Promise<DataTarget> {
  if (environment !== undefined) return openAccountTarget(environment, known);
  return new LocalTarget(data ?? '', databaseFile, secretsOf(known, keys));
}

/** What the local cloud keeps beside its data. */
function secretsOf(known: Keys, file: string | undefined): object {
  const kept = file === undefined ? {} : (JSON.parse(readFileSync(file, 'utf8')) as { environment?: unknown });
  // A deployment's key file names its environment and holds nothing else that the local cloud could use.
  if (typeof kept.environment !== 'object') return { environment: variablesOf(known) };
  return { ...kept, environment: { ...kept.environment, ...variablesOf(known) } };
}
