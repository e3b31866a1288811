import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { effectsOf } from '../../scripts/soak/effects';
import { Caller } from '../../scripts/tour/caller';
import type { NetworkState } from '../../simulator/phone/messages';
import { openPhones, type OpenPhone, type Phones } from '../support/phone';
import { until } from '../support/until';

const SHEET = '小程序想给您发以下通知';
const SOON = { timeout: 10_000 };

/** What a guardian answers, on which page, and what the page says once the school has it. */
interface Deed {
  readonly action: 'notice.acknowledge' | 'subsidy.confirmReceipt';
  readonly label: string;
  readonly after: RegExp;
  page(family: Caller): Promise<string>;
}

const signature: Deed = {
  action: 'notice.acknowledge',
  label: '我知道了，签收',
  after: /签收了$/,
  page: async (family) => {
    const { notices } = await family.ask('notice.listMine', {});
    const open = notices.find(({ level, acknowledged }) => level === 'acknowledge' && !acknowledged);
    return `/pages/notice/notice?noticeId=${open?.noticeId ?? ''}`;
  },
};

const confirmation: Deed = {
  action: 'subsidy.confirmReceipt',
  label: '钱收到了',
  after: /回答的$/,
  page: async (family) => {
    const { disbursements } = await family.ask('subsidy.listMine', {});
    const open = disbursements.find(({ answer }) => answer === null);
    return `/pages/disbursement/disbursement?disbursementId=${open?.disbursementId ?? ''}`;
  },
};

let phones: Phones;
beforeAll(async () => {
  phones = await openPhones({ seed: 'school' });
}, 240_000);
afterAll(() => phones.close());

test.each<[string, Deed, NetworkState]>([
  ['a signature', signature, 'good'],
  ['a signature that is on its way', signature, 'slow'],
  ['a signature without network', signature, 'lost'],
  ['an answer about money', confirmation, 'good'],
  ['an answer about money without network', confirmation, 'lost'],
])(
  '%s counts once when the app is closed while WeChat still asks about messages',
  async (_title, { action, label, after, page }, network) => {
    const openid = network === 'lost' ? 'oSeedFamily02' : 'oSeedFamily03';
    const url = await page(new Caller(phones.simulator.cloud, openid));
    const before = await effectsOf(phones.dataDir, openid, action);
    const effects = async () => (await effectsOf(phones.dataDir, openid, action)) - before;
    const phone = await phones.open(openid, { page: url });
    await send(phone, 'Simulator.setNetwork', { state: network });
    await program(phone).locator(`[aria-label="${label}"]`).click(SOON);
    await phone.page.getByText(SHEET).waitFor(SOON);

    await phone.page.reload();
    await phone.page.locator('.screen[data-state="ready"]').waitFor(SOON);
    await send(phone, 'Simulator.setNetwork', { state: 'good' });
    await until(async () => (await effects()) > 0, 'the tap to reach the school');
    await send(phone, 'App.callWxMethod', { method: 'reLaunch', args: [{ url }] });
    await program(phone).getByText(after).first().waitFor(SOON);
    expect(await effects()).toBe(1);
    await phone.page.context().close();
  },
  60_000,
);

const program = ({ page }: OpenPhone) => page.frameLocator('iframe');

const send = ({ phoneId }: OpenPhone, method: string, params: Record<string, unknown>) =>
  phones.simulator.phone.agents.send(phoneId, method, params);
