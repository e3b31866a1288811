import { accept } from '../../../domain/shared/decision';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Arrangements } from '../arrangement.store';

export function configure(arrangements: Arrangements): Handler<'donation.configure'> {
  return async ({ schoolId, receiver }, { act, caller }) => {
    if (!caller.holdsIn(schoolId, ['leader'])) return refused('not-found');
    const arrangement = { receiver, by: act.actor, at: act.at };
    const created = await arrangements.create(act, schoolId, arrangement, { receiver });
    return (
      created ??
      arrangements.change(
        act,
        schoolId,
        () => accept(arrangement),
        () => ({ receiver }),
      )
    );
  };
}
