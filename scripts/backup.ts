import path from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from './backup/backup';
import { readKeys } from './backup/keys';
import { openSource } from './data/open';
import { runScript } from './data/run-script';

const USAGE = `用法：npm run backup -- (--data DIR | --environment NAME) --out FILE [--keys FILE]
  --data DIR           数据文件夹；本机的云可以正在运行
  --environment NAME   environments/ 里的云环境；要先设 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY
  --out FILE           写到哪个文件（不覆盖已有的）
  --keys FILE          密钥文件（默认数据文件夹里的 secrets.json）；备份里只有密钥的指纹`;

/** npm run backup: everything a county keeps, in one file. */
async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { data, environment, out, keys, help } = parseArgs({
    options: { data: text, environment: text, out: text, keys: text, help: { type: 'boolean' } },
  }).values;
  if (help === true || out === undefined) {
    console.log(USAGE);
    return help === true ? 0 : 2;
  }
  const source = await openSource({ data, environment });
  try {
    const { sections, total } = await backUp(
      source,
      readKeys(keys ?? (data === undefined ? undefined : path.join(data, 'secrets.json'))),
      path.resolve(out),
    );
    for (const { name, count } of sections) console.log(`${String(count).padStart(8)}  ${name}`);
    console.log(`总哈希 ${total}\n备份写好了：${path.resolve(out)}。密钥要另外保管，没有它们恢复不了。`);
    return 0;
  } finally {
    await source.close();
  }
}

runScript(main);
