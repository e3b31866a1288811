/**
 * Takes the picture of the README: `node scripts/run.mjs scripts/overview.ts` writes docs/screenshots/overview.png, four phones
 * of the seeded school side by side.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { SimulatorClient } from '../simulator/client';
import { Caller } from './tour/caller';
import type { School } from './tour/school';
import { withSchool } from './tour/school';

const PICTURE = path.join(__dirname, '..', 'docs', 'screenshots', 'overview.png');
const MOST_BYTES = 250 * 1024;
const SHOWN_WIDTH = 300;
const FAMILY = 'oSeedFamily01';
const FINANCE = 'oSeedFinance01';

interface Screen {
  openid: string;
  /** As the phone opens it first. */
  page: string;
  caption: string;
  /** Text that stands at the foot of the screen; without it the page is seen from its beginning. */
  foot?: string;
}

/** What the browser's side of this script uses of the document. */
interface Drawn {
  scrollIntoView(options: { block: 'end' }): void;
}

async function main(): Promise<void> {
  await withSchool(async (school) => {
    const pictures: string[] = [];
    const screens = await screensOf(school.simulator.cloud);
    for (const screen of screens) pictures.push(await photograph(school, screen));
    const picture = await compose(
      school.browser,
      screens.map(({ caption }, at) => ({ caption, picture: pictures[at] ?? '' })),
    );
    if (picture.length > MOST_BYTES) throw new Error(`图片有 ${picture.length} 字节，最多 ${MOST_BYTES}`);
    mkdirSync(path.dirname(PICTURE), { recursive: true });
    writeFileSync(PICTURE, picture);
    console.log(`${path.relative(process.cwd(), PICTURE)}: ${(picture.length / 1024).toFixed(0)} KB`);
  });
}

/** A grandmother's three pages, and the batch that her family's money came with. */
async function screensOf(client: SimulatorClient): Promise<Screen[]> {
  const family = new Caller(client, FAMILY);
  const finance = new Caller(client, FINANCE);
  const { notices } = await family.ask('notice.listMine', {});
  const { disbursements } = await family.ask('subsidy.listMine', {});
  const { appointments } = await finance.ask('identity.me', {});
  const schoolId = appointments[0]?.schoolId ?? '';
  const { batches } = await finance.ask('subsidy.listBatches', { schoolId });
  const batch = batches.find(({ state }) => state === 'reconciled');
  const [notice, disbursement] = [notices[0], disbursements[0]];
  if (!notice || !disbursement || !batch) throw new Error('示例数据里少了通知、补助或者批次');
  return [
    { openid: FAMILY, page: '/pages/home/home', caption: '奶奶的首页' },
    { openid: FAMILY, page: `/pages/notice/notice?noticeId=${notice.noticeId}`, caption: '一条通知' },
    {
      openid: FAMILY,
      page: `/pages/disbursement/disbursement?disbursementId=${disbursement.disbursementId}`,
      caption: '钱收到了吗？',
    },
    {
      openid: FINANCE,
      page: `/packages/finance/batch/batch?batchId=${batch.batchId}`,
      caption: '财务室：每一分都对得上',
      foot: '走到哪一步',
    },
  ];
}

/** The pixels of a phone that shows the page, as base64. */
async function photograph({ open }: School, { openid, page: entry, foot }: Screen): Promise<string> {
  const { page } = await open(openid, { page: entry, deviceScaleFactor: 2 });
  const frame = page.frameLocator('iframe');
  await frame.locator('[class*="page"]').first().waitFor();
  await frame.locator('[aria-label="正在打开"]').waitFor({ state: 'detached' });
  if (foot)
    await frame.getByText(foot, { exact: true }).evaluate((text: Drawn) => text.scrollIntoView({ block: 'end' }));
  const picture = await page.locator('.screen').screenshot();
  await page.context().close();
  return picture.toString('base64');
}

async function compose(browser: Browser, phones: readonly { picture: string; caption: string }[]): Promise<Buffer> {
  const figures = phones.map(
    ({ picture, caption }) =>
      `<figure><img src="data:image/png;base64,${picture}"><figcaption>${caption}</figcaption></figure>`,
  );
  const style = `
    body { display: inline-flex; gap: 24px; margin: 0; padding: 24px; background: #e4e2db; font: 18px 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif }
    figure { margin: 0; text-align: center; color: #1d2b2a }
    img { display: block; width: ${SHOWN_WIDTH}px; margin-bottom: 12px; border-radius: 28px }`;
  const page = await browser.newPage({ viewport: { width: 1400, height: 800 } });
  await page.setContent(`<style>${style}</style><body>${figures.join('')}</body>`);
  return page.locator('body').screenshot();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
