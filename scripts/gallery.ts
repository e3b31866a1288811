import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectLayout } from '../simulator/layout';
import { runScript } from './data/run-script';
import { DataError } from './data/source';
import { photograph } from './gallery/photograph';
import { composeSheets } from './gallery/sheet';
import { appPages, tourGaps } from './tour/app-pages';
import { withSchool } from './tour/school';
import { tour } from './tour/tour';

const ROOT = path.resolve(__dirname, '..');
const SHEETS = path.join(ROOT, 'docs', 'screenshots', 'gallery');

const USAGE = `用法：npm run gallery
  没有选项：每个人能打开的每一页各拍常用和大字两张，要几分钟；会覆盖 docs/screenshots/gallery 里的总览
结束码：0 都拍好了，1 有页面报错或没有排进去，2 没能拍`;

/** npm run gallery: every page, as every role sees it, in usual and in large letters. */
async function main(): Promise<number> {
  const { help } = parseArgs({ options: { help: { type: 'boolean' } } }).values;
  if (help === true) {
    console.log(USAGE);
    return 0;
  }
  const gaps = tourGaps(appPages(path.join(ROOT, 'miniprogram')), Object.keys(tour));
  if (gaps.length > 0) throw new DataError(gaps.join('\n'), 1);
  const pictures = path.join(projectLayout().dataRoot, 'gallery');
  rmSync(pictures, { recursive: true, force: true });
  const faults: string[] = [];
  await withSchool(async (school) => {
    const albums = await photograph(school, pictures, (line) => console.log(line));
    const bytes = await composeSheets(school.browser, albums, SHEETS);
    const count = albums.reduce((sum, { shots }) => sum + shots.length, 0);
    console.log(`${String(count)} 张图片（不提交）：${path.relative(process.cwd(), pictures)}`);
    console.log(`总览（提交，${(bytes / 1024 / 1024).toFixed(1)} MB）：${path.relative(process.cwd(), SHEETS)}`);
    faults.push(...albums.flatMap(({ faults: own }) => own));
  });
  for (const fault of faults) console.log(`✗ ${fault}`);
  return faults.length > 0 ? 1 : 0;
}

runScript(main);
