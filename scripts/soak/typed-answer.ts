import { consent } from '../../simulator/automator/tool';
import type { NetworkState } from '../../simulator/phone/messages';
import { Caller } from '../tour/caller';
import { TourPhone } from '../tour/tour-phone';
import { effectsOf, familiesIn } from './effects';
import type { PhoneShareOptions } from './phone';

/** The network when the guardian taps, how often the mini-program is closed and opened while the answer waits, and the network that comes back. */
interface Weather {
  readonly atTap: Exclude<NetworkState, 'good'>;
  readonly reopenings: number;
  readonly after: 'good' | 'twice' | 'slow';
}

const first: readonly Weather[] = [
  { atTap: 'lost', reopenings: 1, after: 'good' },
  { atTap: 'lost', reopenings: 2, after: 'twice' },
  { atTap: 'lostAnswer', reopenings: 1, after: 'twice' },
  { atTap: 'twice', reopenings: 0, after: 'good' },
  { atTap: 'slow', reopenings: 0, after: 'good' },
];
const fewestRounds = first.length;

const page = 'pages/disbursement/disbursement';
const waitsText = '已经记下，有网时自动送出';

interface Round extends Weather {
  readonly openid: string;
  readonly disbursementId: string;
  readonly typedFen: number;
}

/**
 * A guardian answers 数目不对 with an amount that nobody else would type, closes the mini-program while the answer waits and opens it again: one answer
 * arrives, with what was typed; the page says that it waits, then that it went. Resolves to what does not hold, one sentence each.
 */
export async function soakTypedAnswers(options: PhoneShareOptions & { readonly rounds?: number }): Promise<string[]> {
  const { shop, dataDir, seed, rounds = fewestRounds, say = () => {} } = options;
  const payments = await paymentsOf(options);
  const faults: string[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const payment = payments[turn % payments.length];
    if (!payment) throw new Error('the data hold no payment for a guardian');
    const chance = (Math.imul(seed * 1000 + turn + 1, 2_654_435_761) >>> 8) % 100_000;
    const weather = first[turn] ?? weatherOf(chance);
    const round: Round = { ...weather, ...payment, typedFen: 100 + chance };
    const found = await play(shop, dataDir, round);
    const { atTap, reopenings, after } = weather;
    const what = `数目不对 ${yuanOf(round)}，网络 ${atTap}，重开 ${String(reopenings)} 次，再到 ${after}`;
    faults.push(...found.map((fault) => `${what}，${payment.openid}：${fault}`));
    say(`${what}：${found.length === 0 ? '记下一次' : '不对'}`);
  }
  return faults;
}

function weatherOf(chance: number): Weather {
  const states = ['lost', 'lostAnswer', 'slow', 'twice'] as const;
  const returns = ['good', 'twice', 'slow'] as const;
  const atTap = states[chance % states.length] ?? 'lost';
  return {
    atTap,
    reopenings: isKeptOn(atTap) ? 1 + (chance % 3) : 0,
    after: returns[(chance >> 3) % returns.length] ?? 'good',
  };
}

function isKeptOn(network: NetworkState): boolean {
  return network === 'lost' || network === 'lostAnswer';
}

/** One payment of each family, in an order that the seed decides. */
async function paymentsOf({
  shop,
  dataDir,
  seed,
}: PhoneShareOptions): Promise<Pick<Round, 'openid' | 'disbursementId'>[]> {
  const found: Pick<Round, 'openid' | 'disbursementId'>[] = [];
  for (const openid of await familiesIn(dataDir, seed)) {
    const { disbursements } = await new Caller(shop.simulator.cloud, openid).ask('subsidy.listMine', {});
    const [one] = disbursements;
    if (one && !found.some(({ disbursementId }) => disbursementId === one.disbursementId))
      found.push({ openid, disbursementId: one.disbursementId });
  }
  return found;
}

function yuanOf({ typedFen }: Pick<Round, 'typedFen'>): string {
  return (typedFen / 100).toFixed(2);
}

async function play(shop: PhoneShareOptions['shop'], dataDir: string, round: Round): Promise<string[]> {
  const { openid, disbursementId, atTap, reopenings, after } = round;
  const count = () => effectsOf(dataDir, openid, 'subsidy.confirmReceipt');
  const before = await count();
  const phone = await TourPhone.open(shop, openid);
  try {
    await type(phone, round, Object.values(shop.simulator.environment.templates));
    const faults = await missing(phone, isKeptOn(atTap) ? '已经记下，还没送出' : '记下了：数目不对');
    for (let times = 0; times < reopenings; times += 1) {
      await phone.reopen();
      await phone.visit(page, { disbursementId });
      faults.push(...(await missing(phone, waitsText)));
    }
    const arrived = (await count()) - before;
    if (atTap === 'lost' && arrived > 0) faults.push('没有网络，却已经送到');
    await phone.ask('Simulator.setNetwork', { state: after });
    if (!isKeptOn(atTap)) await phone.visit(page, { disbursementId });
    faults.push(...(await missing(phone, `说收到的是 ${yuanOf(round)} 元`)));
    await phone.reopen();
    await phone.visit(page, { disbursementId });
    if (await phone.shows(waitsText)) faults.push('送到以后还说在等');
    return [...faults, ...(await standing(shop, round)), ...once((await count()) - before)];
  } finally {
    await phone.close();
  }
}

/** Taps 数目不对, types the amount and sends it off on this network. */
async function type(phone: TourPhone, round: Round, templates: readonly { id: string }[]): Promise<void> {
  const { disbursementId, atTap } = round;
  await phone.visit(page, { disbursementId });
  if (await phone.shows('改一下回答')) await phone.tap('改一下回答');
  await phone.tap('数目不对');
  await phone.type('实际收到多少元', yuanOf(round));
  const ids = templates.map(({ id }) => id);
  await phone.ask('Simulator.prepareAnswer', { kind: 'subscribe', result: consent(ids, 'reject') });
  await phone.ask('Simulator.setNetwork', { state: atTap });
  await phone.tap('告诉学校');
}

/** What the school has is what was typed. */
async function standing({ simulator }: PhoneShareOptions['shop'], round: Round): Promise<string[]> {
  const { disbursementId, typedFen, openid } = round;
  const { answer, answeredFen } = await new Caller(simulator.cloud, openid).ask('subsidy.getMine', { disbursementId });
  if (answer === 'wrong-amount' && answeredFen === typedFen) return [];
  return [`学校记下的是 ${String(answer)} ${String(answeredFen)}，填的是 ${String(typedFen)} 分`];
}

function once(effects: number): string[] {
  return effects === 1 ? [] : [`记下了 ${String(effects)} 次`];
}

async function missing(phone: TourPhone, text: string): Promise<string[]> {
  return (await phone.says(text)) ? [] : [`没有说“${text}”`];
}
