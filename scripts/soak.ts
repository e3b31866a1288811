import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectLayout } from '../simulator/layout';
import { startSeededCloud } from '../simulator/simulator';
import { build } from './build/build';
import { runScript } from './data/run-script';
import { DataError } from './data/source';
import { soakPhone } from './soak/phone';
import { soak } from './soak/soak';
import { soakTypedAnswers } from './soak/typed-answer';
import { withSchool } from './tour/school';

const USAGE = `用法：npm run soak -- [--kills N] [--rounds N] [--seed N]
  --kills N    断电几次（默认 20）
  --rounds N   家长填数目、断网、重开小程序几轮（默认 20）
  --seed N     同一个数在同样多的答复之后断电，问同样几家人，填同样的数目（默认 1）`;

/** npm run soak: phones on bad networks, and the local cloud under load, killed again and again. */
async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { kills, rounds, seed, help } = parseArgs({
    options: { kills: text, rounds: text, seed: text, help: { type: 'boolean' } },
  }).values;
  if (help === true) {
    console.log(USAGE);
    return 0;
  }
  const chosen = numberOf('--seed', seed ?? '1');
  const times = numberOf('--kills', kills ?? '20');
  const turns = numberOf('--rounds', rounds ?? '20');
  await onBadNetworks(chosen, turns);
  await withoutPower(times, chosen);
  return 0;
}

/** A guardian's answers, on networks that lose, delay and repeat. */
async function onBadNetworks(seed: number, rounds: number): Promise<void> {
  const faults: string[] = [];
  await withSchool(async (shop) => {
    const share = { shop, dataDir: shop.dataDir, seed, say: console.log };
    faults.push(...(await soakPhone(share)), ...(await soakTypedAnswers({ ...share, rounds })));
  });
  for (const fault of faults) console.log(`✗ ${fault}`);
  if (faults.length > 0) throw new DataError(`手机上 ${String(faults.length)} 处不对。`, 1);
  console.log('网络丢、慢、重复，小程序关了又开：每个回答都只记下一次，没送出的留在手机上，有网时送出，填的数目不变。');
}

/** The cloud under load, killed again and again. */
async function withoutPower(kills: number, seed: number): Promise<void> {
  const layout = projectLayout();
  mkdirSync(layout.dataRoot, { recursive: true });
  const dataDir = mkdtempSync(path.join(layout.dataRoot, 'soak-'));
  await build();
  const cloud = await startSeededCloud({ layout, dataDir, seed: 'school', onProgress: (line) => console.log(line) });
  await cloud.close();
  const { functionsDir } = layout;
  const report = await soak({ dataDir, functionsDir, kills, seed, say: (line) => console.log(line) });
  for (const fault of report.faults) console.log(`✗ ${fault}`);
  const counts = `答复过 ${String(report.answered)} 次写入，审计 ${String(report.entries)} 环`;
  if (report.faults.length > 0)
    throw new DataError(`${counts}，${String(report.faults.length)} 处不对。数据留在 ${dataDir}`, 1);
  rmSync(dataDir, { recursive: true });
  console.log(`${counts}：没有丢失，没有写了一半的，审计链完好。`);
}

function numberOf(option: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new DataError(`${option} 要一个数，不能是“${text}”。`);
}

runScript(main);
