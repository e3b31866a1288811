import type { Act } from '../platform/act';
import { now, type Moment } from '../platform/clock';
import { newKey } from '../platform/ids';
import { isCalledByPhone } from '../platform/source';
import { workImports } from './imports';
import { isRollOverTurn, workRollOvers } from './roll-overs';
import { sendMessages } from './messages';
import { isRekeyTurn, rekey } from './rekeying';
import { sealEvents } from './sealing';
import { isSweepTurn, sweep } from './sweeping';

/** From the timer `Type` is `Timer`; what wakes the jobs early has none. */
interface Occasion {
  readonly Type?: string;
}

/** One of these in a ring, so that none costs more than another. */
function turnAt(moment: Moment): Promise<void> {
  if (isSweepTurn(moment.at)) return sweep(moment);
  return isRekeyTurn(moment.at) ? rekey() : sealEvents(moment);
}

/** The one timer, and what wakes it early: work that is due, by lease, so that a doubled call does nothing twice. Sealing can wait for the timer. */
export async function main({ Type }: Occasion): Promise<{ ran: boolean }> {
  if (isCalledByPhone()) return { ran: false };
  const begun = Date.now();
  const moment = now();
  const act: Act = { ...moment, actor: { id: 'jobs', name: '' }, action: 'jobs', key: newKey(), inputHash: '' };
  try {
    return { ran: await sendMessages(act) };
  } finally {
    if (Type === 'Timer') await turnAt(moment);
    await workRegister(moment, begun, Type === 'Timer');
  }
}

/** Long work on the register. What somebody waits for is woken; the timer looks for one kind at a time. */
async function workRegister(moment: Moment, begun: number, isTimer: boolean): Promise<void> {
  const isRollOver = isRollOverTurn(moment.at);
  if (!isTimer || isRollOver) await workRollOvers(moment, begun);
  if (!isTimer || !isRollOver) await workImports(moment, begun);
}
