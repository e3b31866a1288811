import type { SimulatorMethods, NetworkState } from '../../simulator/phone/messages';
import { consent } from '../../simulator/automator/tool';
import type { Environment } from '../../simulator/seed';
import { Caller } from '../tour/caller';
import type { PhoneShop } from '../tour/tour-phone';
import { TourPhone } from '../tour/tour-phone';
import { effectsOf, familiesIn } from './effects';

export interface PhoneShareOptions {
  readonly shop: PhoneShop & { simulator: { environment: Environment } };
  readonly dataDir: string;
  /** The same seed asks the same families. */
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** What a guardian does on a bad network, and what the phone says. */
interface Deed {
  readonly action: 'notice.acknowledge' | 'subsidy.confirmReceipt';
  readonly page: string;
  readonly label: string;
  readonly done: string;
  /** What the page says once the school has it. */
  readonly after: string;
  find(family: Caller): Promise<Record<string, string> | undefined>;
}

const keptText = '已经记下，还没送出';
const waitsText = '已经记下，有网时自动送出';
const keepsIt: Readonly<Record<Exclude<NetworkState, 'good'>, boolean>> = {
  lost: true,
  lostAnswer: true,
  slow: false,
  twice: false,
};

const deeds: readonly Deed[] = [
  {
    action: 'notice.acknowledge',
    page: 'pages/notice/notice',
    label: '我知道了，签收',
    done: '签收好了',
    after: '签收了',
    find: async (family) => {
      const { notices } = await family.ask('notice.listMine', {});
      const open = notices.find(({ level, acknowledged }) => level === 'acknowledge' && !acknowledged);
      return open && { noticeId: open.noticeId };
    },
  },
  {
    action: 'subsidy.confirmReceipt',
    page: 'pages/disbursement/disbursement',
    label: '钱收到了',
    done: '好的，钱收到了',
    after: '回答的',
    find: async (family) => {
      const { disbursements } = await family.ask('subsidy.listMine', {});
      const open = disbursements.find(({ answer }) => answer === null);
      return open && { disbursementId: open.disbursementId };
    },
  },
];

/** Each deed on each bad network, by a family of its own; resolves to what does not hold, one sentence each. */
export async function soakPhone({ shop, dataDir, seed, say = () => {} }: PhoneShareOptions): Promise<string[]> {
  const families = await familiesIn(dataDir, seed);
  const faults: string[] = [];
  for (const network of Object.keys(keepsIt) as (keyof typeof keepsIt)[]) {
    for (const deed of deeds) {
      const [openid, words] = await nextFor(deed, families, shop);
      const found = await attempt(shop, dataDir, { deed, network, openid, words });
      faults.push(...found.map((fault) => `${deed.action}，网络 ${network}，${openid}：${fault}`));
      say(`${deed.label}，网络 ${network}：${found.length === 0 ? '记下一次' : '不对'}`);
    }
  }
  return faults;
}

async function nextFor(
  deed: Deed,
  families: string[],
  { simulator }: PhoneShop,
): Promise<[openid: string, words: Record<string, string>]> {
  for (let openid = families.shift(); openid !== undefined; openid = families.shift()) {
    const words = await deed.find(new Caller(simulator.cloud, openid));
    if (words) return [openid, words];
  }
  throw new Error(`the data hold too few families for ${deed.action}`);
}

interface Attempt {
  readonly deed: Deed;
  readonly network: keyof typeof keepsIt;
  readonly openid: string;
  readonly words: Record<string, string>;
}

async function attempt(
  shop: PhoneShareOptions['shop'],
  dataDir: string,
  { deed, network, openid, words }: Attempt,
): Promise<string[]> {
  const templates = Object.values(shop.simulator.environment.templates).map(({ id }) => id);
  const subscribe: SimulatorMethods['Simulator.prepareAnswer']['params'] = {
    kind: 'subscribe',
    result: consent(templates, 'reject'),
  };
  const before = await effectsOf(dataDir, openid, deed.action);
  const phone = await TourPhone.open(shop, openid);
  try {
    await phone.visit(deed.page, words);
    await phone.ask('Simulator.prepareAnswer', subscribe);
    await phone.ask('Simulator.setNetwork', { state: network });
    await phone.tap(deed.label);
    const faults = await said(phone, keepsIt[network] ? keptText : deed.done);
    if (keepsIt[network]) {
      await phone.visit(deed.page, words);
      faults.push(...(await said(phone, waitsText)));
    }
    await phone.ask('Simulator.setNetwork', { state: 'good' });
    if (!keepsIt[network]) await phone.visit(deed.page, words);
    faults.push(...(await said(phone, deed.after)));
    const effects = (await effectsOf(dataDir, openid, deed.action)) - before;
    return effects === 1 ? faults : [...faults, `记下了 ${String(effects)} 次`];
  } finally {
    await phone.close();
  }
}

async function said(phone: TourPhone, text: string): Promise<string[]> {
  return (await phone.says(text)) ? [] : [`没有说“${text}”`];
}
