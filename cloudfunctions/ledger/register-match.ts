import type { FieldChange } from '../../contract/roster';
import type { RowFault } from '../../contract/row-fault';
import { tailOf } from '../../domain/ledger/id-number';
import { mayBeOneName } from '../../domain/ledger/pupil-name';
import type { RecentAnswer } from '../platform/act';
import { fault } from '../platform/csv';
import { chunks, inParallel } from '../platform/parallel';
import type { ClassGlance } from './class.reader';
import type { Households } from './household.store';
import { isGone } from './pupil-place';
import { enrolmentKeyOf, type PupilDocument, type Pupils } from './pupil.store';
import type { KeyedEntry } from './roster-pass';
import { headingOf } from './roster-row';

const glanceFields = [
  'schoolId',
  'classId',
  'householdId',
  'name',
  'village',
  'boarder',
  'bornOn',
  'enrolmentKey',
  'idKey',
  'provisional',
  'recent',
  'standing',
] as const;

export type PupilGlance = Pick<PupilDocument, '_id' | (typeof glanceFields)[number]>;

/** What would happen to an entry. */
export type Fate =
  | { readonly kind: 'fresh'; readonly entry: KeyedEntry }
  | { readonly kind: 'known'; readonly entry: KeyedEntry; readonly pupil: PupilGlance; readonly changes: FieldChange[] }
  | { readonly kind: 'faulty'; readonly fault: RowFault };

const together = 500;

/** The register of a school as an import sees it. */
export class RegisterMatch {
  private readonly classNames: ReadonlyMap<string, string>;
  private provisional: Map<string, PupilGlance> | null = null;

  constructor(
    private readonly schoolId: string,
    private readonly stores: { readonly pupils: Pupils; readonly households: Households },
    classes: readonly ClassGlance[],
  ) {
    this.classNames = new Map(classes.map(({ _id, name }) => [_id, name]));
  }

  /** The fate of each entry, in order; some hundreds at once. */
  async match(entries: readonly KeyedEntry[]): Promise<Fate[]> {
    const known = await this.standing(entries.map(({ pupilId }) => pupilId));
    this.provisional ??= await this.loadProvisional();
    const fates = await inParallel(entries, 4, (entry) => this.fateOf(entry, known));
    await this.nameHeads(fates);
    return fates;
  }

  /** Most rows of a new roster are in no register: as long as fewer than a page are found, one question answers for all. */
  private async standing(pupilIds: readonly string[]): Promise<Map<string, PupilGlance>> {
    const ask = (ids: readonly string[]): Promise<PupilGlance[]> =>
      this.stores.pupils.collection.find({ where: { _id: { oneOf: ids } }, limit: 100, fields: glanceFields });
    const pages = await inParallel(chunks(pupilIds, together), 2, async (ids) => {
      const found = await ask(ids);
      return found.length < 100 ? found : (await inParallel(chunks(ids, 100), 4, ask)).flat();
    });
    return new Map(pages.flat().map((pupil) => [pupil._id, pupil]));
  }

  /** Those who were entered without an ID number, by every number under which they may come back. */
  private async loadProvisional(): Promise<Map<string, PupilGlance>> {
    const byKey = new Map<string, PupilGlance>();
    const where = { schoolId: this.schoolId, provisional: true };
    for await (const page of this.stores.pupils.collection.pages(where, glanceFields)) {
      for (const pupil of page) {
        byKey.set(`${pupil.name}\n${pupil.bornOn ?? ''}`, pupil);
        if (pupil.idKey) byKey.set(pupil.idKey, pupil);
        if (pupil.enrolmentKey) byKey.set(pupil.enrolmentKey, pupil);
      }
    }
    return byKey;
  }

  private async fateOf(entry: KeyedEntry, known: ReadonlyMap<string, PupilGlance>): Promise<Fate> {
    const pupil = known.get(entry.pupilId) ?? (await this.elsewhereKnown(entry));
    if (pupil === 'unclear')
      return { kind: 'faulty', fault: fault(entry.line, 'pupil-unclear', headingOf('pupilName'), entry.facts.name) };
    if (!pupil) return { kind: 'fresh', entry };
    if (pupil.schoolId !== this.schoolId) return { kind: 'faulty', fault: fault(entry.line, 'id-of-other-school') };
    if (isGone(pupil))
      return { kind: 'faulty', fault: fault(entry.line, 'pupil-gone', headingOf('pupilName'), pupil.name) };
    return { kind: 'known', entry, pupil, changes: this.changesOf(entry, pupil) };
  }

  /** The pupil under another id: entered before the number came, or with a number that this file lacks. */
  private async elsewhereKnown(entry: KeyedEntry): Promise<PupilGlance | 'unclear' | null> {
    const { idNumber, enrolmentNo, name, bornOn } = entry.facts;
    if (idNumber !== null && !this.provisional?.size) return null;
    const keys = [
      ...(idNumber === null ? [] : [entry.pupilId]),
      ...(enrolmentNo === null ? [] : [enrolmentKeyOf(enrolmentNo)]),
      `${name}\n${bornOn ?? ''}`,
    ];
    for (const key of keys) {
      const pupil = this.provisional?.get(key);
      const isOther = idNumber !== null && pupil !== undefined && pupil.idKey !== null && pupil.idKey !== entry.pupilId;
      if (pupil && !isOther) return pupil;
    }
    return idNumber === null ? this.byName(entry) : null;
  }

  private async byName({ facts }: KeyedEntry): Promise<PupilGlance | 'unclear' | null> {
    const { name, bornOn, classId } = facts;
    const searchKeys = Array.from(name.replaceAll('\u00b7', '')).slice(0, 3).join('');
    const where = { schoolId: this.schoolId, searchKeys };
    const found = await this.stores.pupils.collection.find({ where, limit: 100, fields: glanceFields });
    const namesakes = found.filter((pupil) => pupil.name === name);
    const same = namesakes.filter((pupil) => bornOn !== null && pupil.bornOn === bornOn);
    if (same.length === 1) return same[0] ?? null;
    const isUnclear =
      same.length > 1 || namesakes.some((pupil) => pupil.classId === classId && (!bornOn || !pupil.bornOn));
    return isUnclear ? 'unclear' : null;
  }

  private changesOf({ facts, head }: KeyedEntry, pupil: PupilGlance): FieldChange[] {
    const changes: FieldChange[] = [];
    const note = (field: FieldChange['field'], from: string, to: string): void => {
      if (from !== to) changes.push({ field, from, to });
    };
    if (!mayBeOneName(facts.name, pupil.name)) note('name', pupil.name, facts.name);
    note('class', this.classNames.get(pupil.classId) ?? '', this.classNames.get(facts.classId) ?? '');
    note('boarding', pupil.boarder ? 'yes' : 'no', facts.boarder ? 'yes' : 'no');
    note('village', pupil.village, facts.village);
    if (pupil.householdId !== facts.householdId) note('head', '', head);
    if (facts.bornOn !== null) note('bornOn', pupil.bornOn ?? '', facts.bornOn);
    if (facts.idNumber !== null && pupil.provisional && !pupil.idKey) note('idNumber', '', tailOf(facts.idNumber));
    if (facts.enrolmentNo !== null && pupil.enrolmentKey !== enrolmentKeyOf(facts.enrolmentNo))
      note('enrolmentNo', pupil.enrolmentKey ? '*' : '', tailOf(facts.enrolmentNo));
    return changes;
  }

  /** Who headed the household before stands in another document; a change to the same head is none. */
  private async nameHeads(fates: Fate[]): Promise<void> {
    const moved = fates.flatMap((fate) =>
      fate.kind === 'known' && fate.changes.some(({ field }) => field === 'head') ? [fate] : [],
    );
    const ids = [...new Set(moved.map(({ pupil }) => pupil.householdId))];
    const found = (
      await inParallel(chunks(ids, 100), 4, (some) => this.stores.households.collection.getMany(some))
    ).flat();
    const heads = new Map(found.map(({ _id, head }) => [_id, head]));
    for (const { changes, pupil } of moved) {
      const at = changes.findIndex(({ field }) => field === 'head');
      const change = changes[at];
      const from = heads.get(pupil.householdId) ?? '';
      if (change) changes.splice(at, 1, ...(from === change.to ? [] : [{ ...change, from }]));
    }
  }
}

/** Whether this import has entered the pupil itself, or written over it, in an attempt that was stopped. */
export function isWrittenBy(
  { actor, key }: { readonly actor: { readonly id: string }; readonly key: string },
  { recent }: { readonly recent: readonly RecentAnswer[] },
): 'entered' | 'changed' | null {
  const at = recent.findIndex((answer) => answer.key === key && answer.actor === actor.id);
  if (at < 0) return null;
  return at === 0 ? 'entered' : 'changed';
}
