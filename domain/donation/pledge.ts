import type { Gift, PledgeEvent, PledgeState, Receiver } from '../../contract/donation';
import { accept, refuse, type Actor, type Decision, type HistoryEntry } from '../shared/decision';
import { sumFen } from '../shared/money';

/** What a donor intends to give. Nothing in it is about a child. Instants are ISO UTC, days `YYYY-MM-DD`. */
export interface Pledge {
  readonly pledgeId: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly donor: Actor;
  readonly gift: Gift;
  readonly note: string | null;
  readonly anonymous: boolean;
  /** Who was to receive it when it was stated. */
  readonly receiver: Receiver;
  readonly state: PledgeState;
  readonly createdAt: string;
  readonly history: readonly HistoryEntry<PledgeEvent>[];
}

export type Terms = Pick<Pledge, 'gift' | 'note' | 'anonymous' | 'receiver'>;

export interface Step {
  readonly by: Actor;
  readonly at: string;
}

/** A new pledge of this donor, if its money adds up and its due days lie ahead, one after the other. */
export function statePledge(
  ids: Pick<Pledge, 'pledgeId' | 'schoolId' | 'schoolName'>,
  terms: Terms,
  { by, at, today }: Step & { readonly today: string },
): Decision<Pledge, 'totals-differ' | 'invalid-input'> {
  const fault = faultOf(terms.gift, today);
  if (fault) return fault;
  return accept({
    ...ids,
    donor: by,
    ...terms,
    state: 'stated',
    createdAt: at,
    history: [{ action: 'state', at, by, reason: null }],
  });
}

/** Nobody accepts what oneself has pledged. */
export function acceptPledge(pledge: Pledge, step: Step): Decision<Pledge, 'wrong-state' | 'own-work'> {
  return decided(pledge, { state: 'accepted', action: 'accept', reason: null }, step);
}

export function declinePledge(
  pledge: Pledge,
  reason: string,
  step: Step,
): Decision<Pledge, 'wrong-state' | 'own-work'> {
  return decided(pledge, { state: 'declined', action: 'decline', reason }, step);
}

/** The donor takes it back, as long as the school has not answered. */
export function cancelPledge(pledge: Pledge, step: Step): Decision<Pledge, 'wrong-state' | 'not-found'> {
  if (pledge.donor.id !== step.by.id) return refuse('not-found');
  if (pledge.state !== 'stated') return refuse('wrong-state');
  return accept(moved(pledge, { state: 'cancelled', action: 'cancel', reason: null }, step));
}

/** Whether this person may accept or decline it, as far as the pledge itself says. */
export function awaits(pledge: Pick<Pledge, 'state' | 'donor'>, personId: string): boolean {
  return pledge.state === 'stated' && pledge.donor.id !== personId;
}

interface Move {
  readonly state: PledgeState;
  readonly action: PledgeEvent;
  readonly reason: string | null;
}

function decided(pledge: Pledge, move: Move, step: Step): Decision<Pledge, 'wrong-state' | 'own-work'> {
  if (pledge.donor.id === step.by.id) return refuse('own-work');
  if (pledge.state !== 'stated') return refuse('wrong-state');
  return accept(moved(pledge, move, step));
}

function moved(pledge: Pledge, { state, action, reason }: Move, { by, at }: Step): Pledge {
  return { ...pledge, state, history: [...pledge.history, { action, at, by, reason }] };
}

function faultOf(gift: Gift, today: string): ReturnType<typeof refuse<'totals-differ' | 'invalid-input'>> | null {
  if (gift.kind !== 'money') return null;
  const foundFen = sumFen(gift.instalments.map(({ amountFen }) => amountFen));
  if (foundFen !== gift.totalFen) return refuse('totals-differ', { expectedFen: gift.totalFen, foundFen });
  const late = gift.instalments.findIndex(({ dueOn }, at) => {
    const before = gift.instalments[at - 1];
    return before === undefined ? dueOn < today : dueOn <= before.dueOn;
  });
  return late < 0 ? null : refuse('invalid-input', { path: `gift.instalments.${String(late)}.dueOn` });
}
