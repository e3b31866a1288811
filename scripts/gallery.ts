import { rmSync } from 'node:fs';
import path from 'node:path';
import { command } from '../simulator/command-line';
import { projectLayout } from '../simulator/layout';
import { DataError } from './data/source';
import { photograph, type Album } from './gallery/photograph';
import { composeSheets } from './gallery/sheet';
import { runScript } from './run-script';
import { appPages, tourGaps } from './tour/app-pages';
import { withSchool, type School } from './tour/school';
import { personas, type PersonaName } from './tour/personas';
import { tour } from './tour/tour';

const ROOT = path.resolve(__dirname, '..');
const SHEETS = path.join(ROOT, 'docs', 'screenshots', 'gallery');

const people = Object.entries(personas).map(([name, { openid }]) => [name as PersonaName, openid] as const);

const gallery = command({
  name: 'npm run gallery',
  what: '给每个人能打开的每一页拍照，常用和大字各一张，约十分钟；会覆盖 docs/screenshots/gallery 里的总览。',
  options: {
    only: { value: 'OPENID', text: '只拍这些人（逗号隔开），图片在 .data/gallery，不动总览' },
  },
  notes: [
    `可以拍的人：${people.map(([, openid]) => openid).join('、')}`,
    '结束码：0 都拍好了，1 有页面报错或没有排进去，2 没能拍',
  ],
});

/** npm run gallery: every page, as every role sees it, in usual and in large letters. */
void runScript(gallery, async ({ options: { only } }) => {
  const chosen = chosenBy(only);
  const gaps = tourGaps(appPages(path.join(ROOT, 'miniprogram')), Object.keys(tour));
  if (gaps.length > 0) throw new DataError(gaps.join('\n'), 1);
  const pictures = path.join(projectLayout().dataRoot, 'gallery');
  rmSync(pictures, { recursive: true, force: true });
  const faults: string[] = [];
  await withSchool(async (school) => {
    const albums = await photograph(school, chosen, pictures, (line) => console.log(line));
    const count = albums.reduce((sum, { shots }) => sum + shots.length, 0);
    console.log(`${String(count)} 张图片（不提交）：${path.relative(process.cwd(), pictures)}`);
    if (only === undefined) await writeSheets(school, albums);
    faults.push(...albums.flatMap(({ faults: own }) => own));
  });
  for (const fault of faults) console.log(`✗ ${fault}`);
  return faults.length > 0 ? 1 : 0;
});

function chosenBy(only: string | undefined): PersonaName[] {
  const wanted = only?.split(',') ?? people.map(([, openid]) => openid);
  return wanted.map((openid) => {
    const found = people.find((one) => one[1] === openid);
    if (!found) throw new DataError(`没有 ${openid} 可以拍。可以拍的人：${people.map(([, one]) => one).join('、')}`);
    return found[0];
  });
}

async function writeSheets({ browser }: School, albums: readonly Album[]): Promise<void> {
  const bytes = await composeSheets(browser, albums, SHEETS);
  console.log(`总览（提交，${(bytes / 1024 / 1024).toFixed(1)} MB）：${path.relative(process.cwd(), SHEETS)}`);
}
