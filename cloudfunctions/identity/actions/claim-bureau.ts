import type { Handler } from '../../platform/serve';
import { firstEnvelope } from '../../platform/act';
import { sha256 } from '../../platform/cipher';
import { isDuplicate } from '../../platform/collection';
import { repeated } from '../../platform/records';
import { answered, refused } from '../../platform/reply';
import { inTransaction } from '../../platform/transaction';
import { appointed, nobody } from '../appointing';
import type { PersonDocument } from '../person.store';
import { guarded, savePerson } from '../redeem';

const bureau = { role: 'bureau', schoolId: null, schoolName: null, classId: null, className: null } as const;

/** The deployment knows the code only by its hash; its use is a document that can be added once. */
export const claimBureau: Handler<'identity.claimBureau'> = (input, call) =>
  guarded(call, async () => {
    const hash = sha256(input.code.replace('-', ''));
    if (hash !== process.env.BOOTSTRAP_CODE_HASH) return refused('code-invalid');
    const answer = { name: input.name };
    try {
      return await inTransaction(async (transaction) => {
        const document = await transaction.get<PersonDocument>('people', call.act.actor.id);
        const before = document && repeated<typeof answer>(call.act, document);
        if (before) return before;
        const useId = `bureau.${hash.slice(0, 20)}`;
        if (await transaction.get('codes', useId)) return refused('code-used');
        await transaction.add('codes', { usedBy: call.act.actor.id, ...firstEnvelope(call.act, useId, 1, null) });
        const person = appointed(document ?? nobody, input.name, [bureau]);
        await savePerson(transaction, call, document, { person, answer });
        return answered(answer);
      });
    } catch (error) {
      if (isDuplicate(error)) return refused('code-used');
      throw error;
    }
  });
