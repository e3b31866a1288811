import path from 'node:path';
import { command } from '../simulator/command-line';
import { report } from './audit/report';
import { verify } from './audit/verify';
import { openSource } from './data/open';
import { DataError } from './data/source';
import { accountOption } from './environment';
import { runScript } from './run-script';

const SCHOOL = path.resolve(__dirname, '../.data/school');

const audit = command({
  name: 'npm run audit',
  what: '重算审计链上的每个哈希，说出每条链第一处断的地方，和没有留下记录的改动。',
  words: { name: 'verify', text: '检查（目前只有这一件事可做）' },
  options: {
    data: { value: 'DIR', text: '数据文件夹（默认 .data/school）；本机的云可以正在运行' },
    environment: accountOption,
  },
  notes: ['结束码：0 完好，1 有断处，2 没能检查'],
});

/** npm run audit: proves the hash chains of the audit log. */
void runScript(audit, async ({ options: { data, environment }, words }) => {
  if (words.join(' ') !== 'verify')
    throw new DataError('要检查审计链，请写 npm run audit -- verify。用法见 npm run audit -- --help');
  const source = await openSource({ data: data ?? (environment === undefined ? SCHOOL : undefined), environment });
  try {
    return report(await verify(source));
  } finally {
    await source.close();
  }
});
