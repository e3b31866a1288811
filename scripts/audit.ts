import path from 'node:path';
import { parseArgs } from 'node:util';
import { report } from './audit/report';
import { verify } from './audit/verify';
import { openSource } from './data/open';
import { runScript } from './data/run-script';

const ROOT = path.resolve(__dirname, '..');
const USAGE = `用法：npm run audit -- verify [--data DIR | --environment NAME]
  --data DIR           数据文件夹（默认 .data/school）；本机的云可以正在运行
  --environment NAME   environments/ 里的云环境；要先设 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY
结束码：0 完好，1 有断处，2 没能检查`;

/** npm run audit: proves the hash chains of the audit log. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { data: { type: 'string' }, environment: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help === true || positionals.join(' ') !== 'verify') {
    console.log(USAGE);
    return values.help === true ? 0 : 2;
  }
  const { environment, data = environment === undefined ? path.join(ROOT, '.data', 'school') : undefined } = values;
  const source = await openSource({ data, environment });
  try {
    return report(await verify(source));
  } finally {
    await source.close();
  }
}

runScript(main);
