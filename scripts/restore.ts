import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { restore } from './backup/backup';
import { readKeys, type Keys } from './backup/keys';
import { LocalTarget } from './data/local-target';
import { runScript } from './data/run-script';
import { DataError } from './data/source';

const ROOT = path.resolve(__dirname, '..');
const USAGE = `用法：npm run restore -- --from FILE --data DIR [--keys secrets.json]
  --from FILE   备份文件
  --data DIR    恢复到哪个文件夹（要空的或新的）
  --keys FILE   做备份时的密钥文件（默认取环境变量 FIELD_KEY 和 INDEX_KEY）`;

/** npm run restore: puts a backup into an empty folder, whole or not at all. */
async function main(): Promise<number> {
  const { from, data, keys } = parseArgs({
    options: { from: { type: 'string' }, data: { type: 'string' }, keys: { type: 'string' } },
  }).values;
  if (from === undefined || data === undefined) {
    console.log(USAGE);
    return 2;
  }
  if (!existsSync(from)) throw new DataError(`没有备份文件 ${path.resolve(from)}。`);
  const known = readKeys(keys);
  const target = new LocalTarget(data, path.join(ROOT, 'cloudfunctions/database.json'), secretsOf(known, keys));
  const { sections, total } = await restore(from, known, target);
  for (const { name, count } of sections) console.log(`${String(count).padStart(8)}  ${name}`);
  console.log(`总哈希 ${total}\n恢复好了：${path.resolve(data)}。接着请执行 npm run audit -- verify --data ${data}`);
  return 0;
}

/** What the local cloud keeps beside its data. */
function secretsOf(known: Keys, file: string | undefined): object {
  const kept = file === undefined ? {} : (JSON.parse(readFileSync(file, 'utf8')) as { environment?: object });
  return { ...kept, environment: { ...kept.environment, ...known } };
}

runScript(main);
