import { ledger } from '../../../contract/ledger';
import { request, type NeedRecord } from '../../../domain/ledger/need';
import type { Colleagues } from '../../platform/colleagues';
import { idFor } from '../../platform/ids';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { barredFromDeciding } from '../need-step';
import type { NeedRecords } from '../need.store';
import { isGone } from '../pupil-place';
import type { Pupils } from '../pupil.store';

/** The first change that is asked for makes the pupil's record. */
export function requestChange(
  records: NeedRecords,
  pupils: Pupils,
  classes: ClassReader,
  colleagues: Colleagues,
): Handler<'ledger.requestChange'> {
  return async ({ pupilId, wanted }, call) => {
    const { act, caller, today, at } = call;
    const { roles } = ledger.requestChange;
    const pupil = await pupils.collection.get(pupilId);
    if (!pupil || !caller.reachesClass(pupil.schoolId, pupil.classId, roles)) return refused('not-found');
    if (isGone(pupil)) return refused('wrong-state');
    const barred = await barredFromDeciding(call, { pupilId, schoolId: pupil.schoolId }, roles, colleagues);
    if (barred) return barred;
    const changeId = idFor('g', act.actor.id, act.key);
    const decide = (record: NeedRecord) => request(record, { changeId, wanted, today }, { by: act.actor, at });
    const answer = (_next: NeedRecord, rev: number) => ({ changeId, rev });
    const changed = await records.change(act, pupilId, decide, answer);
    if (changed.ok || changed.code !== 'not-found') return changed;
    const { schoolId, classId, name: pupilName } = pupil;
    const className = (await classes.get(classId))?.name ?? '';
    const first = decide({ pupilId, schoolId, classId, pupilName, className, needs: [], changes: [] });
    if (!first.accepted) return refused(first.code, first.detail);
    return (
      (await records.create(act, pupilId, first.next, { changeId, rev: 1 })) ??
      records.change(act, pupilId, decide, answer)
    );
  };
}
