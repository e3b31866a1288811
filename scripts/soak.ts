import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { command } from '../simulator/command-line';
import { projectLayout } from '../simulator/layout';
import { startSeededCloud } from '../simulator/simulator';
import { build } from './build/build';
import { DataError } from './data/source';
import { runScript } from './run-script';
import { soakPhone } from './soak/phone';
import { soak } from './soak/soak';
import { soakTypedAnswers } from './soak/typed-answer';
import { withSchool } from './tour/school';

const soaking = command({
  name: 'npm run soak',
  what: '断网、断电试验：手机在坏网络上回答，本机的云在写的时候一次次断电，然后逐条对照。要十几分钟。',
  options: {
    kills: { value: 'N', text: '断电几次（默认 20）' },
    rounds: { value: 'N', text: '家长填数目、断网、重开小程序几轮（默认 20）' },
    seed: { value: 'N', text: '同一个数在同样多的答复之后断电，问同样几家人，填同样的数目（默认 1）' },
  },
  notes: ['结束码：0 都对，1 有不对的，2 没能试'],
});

/** npm run soak: phones on bad networks, and the local cloud under load, killed again and again. */
void runScript(soaking, async ({ options: { kills = '20', rounds = '20', seed = '1' } }) => {
  const chosen = numberOf('--seed', seed);
  const times = numberOf('--kills', kills);
  const turns = numberOf('--rounds', rounds);
  await onBadNetworks(chosen, turns);
  await withoutPower(times, chosen);
  return 0;
});

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
