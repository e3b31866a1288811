import path from 'node:path';
import { command } from '../simulator/command-line';
import { backUp, refusePlace } from './backup/backup';
import { readKeys } from './backup/keys';
import { openSource } from './data/open';
import { DataError } from './data/source';
import { accountOption } from './environment';
import { runScript } from './run-script';

const backup = command({
  name: 'npm run backup',
  what: '把一个县（或本机的示例）保存的一切写进一个文件。--data 和 --environment 写一个，--out 一定要写。',
  options: {
    data: { value: 'DIR', text: '数据文件夹；本机的云可以正在运行' },
    environment: accountOption,
    out: { value: 'FILE', text: '写到哪个文件（不覆盖已有的）' },
    keys: { value: 'FILE', text: '密钥文件（默认数据文件夹里的 secrets.json）；备份里只有密钥的指纹' },
  },
});

/** npm run backup: everything a county keeps, in one file. */
void runScript(backup, async ({ options: { data, environment, out, keys } }) => {
  if (out === undefined) throw new DataError('缺少 --out FILE：备份写到哪个文件？用法见 npm run backup -- --help');
  refusePlace(path.resolve(out));
  const known = readKeys(keys ?? (data === undefined ? undefined : path.join(data, 'secrets.json')));
  const source = await openSource({ data, environment });
  try {
    const { sections, total } = await backUp(source, known, path.resolve(out));
    for (const { name, count } of sections) console.log(`${String(count).padStart(8)}  ${name}`);
    console.log(`总哈希 ${total}\n备份写好了：${path.resolve(out)}。密钥要另外保管，没有它们恢复不了。`);
    return 0;
  } finally {
    await source.close();
  }
});
