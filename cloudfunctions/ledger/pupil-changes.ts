import type { FieldChange } from '../../contract/roster';
import { tailOf } from '../../domain/ledger/id-number';
import { isUncertain, mayBeOneName } from '../../domain/ledger/pupil-name';
import { chunks, inParallel } from '../platform/parallel';
import type { Households } from './household.store';
import { enrolmentKeysOf } from './pupil.store';
import { numberKeyOf, type PupilGlance } from './register-search';
import type { KeyedEntry } from './roster-pass';

/** What the row says otherwise than the register. Who headed the household before is still to be named. */
export function changesOf(
  { facts, head }: KeyedEntry,
  pupil: PupilGlance,
  classNames: ReadonlyMap<string, string>,
): FieldChange[] {
  const changes: FieldChange[] = [];
  const note = (field: FieldChange['field'], from: string, to: string): void => {
    if (from !== to) changes.push({ field, from, to });
  };
  if (isAnotherName(pupil.name, facts.name)) note('name', pupil.name, facts.name);
  note('class', classNames.get(pupil.classId) ?? '', classNames.get(facts.classId) ?? '');
  note('boarding', pupil.boarder ? 'yes' : 'no', facts.boarder ? 'yes' : 'no');
  note('village', pupil.village, facts.village);
  if (pupil.householdId !== facts.householdId) note('head', '', head);
  if (facts.bornOn !== null) note('bornOn', pupil.bornOn ?? '', facts.bornOn);
  if (facts.idNumber !== null && numberKeyOf(pupil) === null) note('idNumber', '', tailOf(facts.idNumber));
  if (facts.enrolmentNo !== null && !enrolmentKeysOf(facts.enrolmentNo).includes(pupil.enrolmentKey ?? ''))
    note('enrolmentNo', pupil.enrolmentKey ? '*' : '', tailOf(facts.enrolmentNo));
  return changes;
}

/** A name that is written out takes the place of one with a sign in it, never the other way round. */
function isAnotherName(standing: string, typed: string): boolean {
  return mayBeOneName(standing, typed) ? isUncertain(standing) && !isUncertain(typed) : true;
}

interface Changed {
  readonly pupil: PupilGlance;
  readonly changes: FieldChange[];
}

/** Who headed the household before stands in another document; a change to the same head is none. */
export async function nameHeads(households: Households, changed: readonly Changed[]): Promise<void> {
  const moved = changed.filter(({ changes }) => changes.some(({ field }) => field === 'head'));
  const ids = [...new Set(moved.map(({ pupil }) => pupil.householdId))];
  const found = (await inParallel(chunks(ids, 100), 4, (some) => households.collection.getMany(some))).flat();
  const heads = new Map(found.map(({ _id, head }) => [_id, head]));
  for (const { changes, pupil } of moved) {
    const at = changes.findIndex(({ field }) => field === 'head');
    const change = changes[at];
    const from = heads.get(pupil.householdId) ?? '';
    if (change) changes.splice(at, 1, ...(from === change.to ? [] : [{ ...change, from }]));
  }
}
