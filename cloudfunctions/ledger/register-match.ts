import type { DoubtReason, FieldChange } from '../../contract/roster';
import type { RowFault, RowFaultCode } from '../../contract/row-fault';
import { likeness } from '../../domain/ledger/namesake';
import { fault } from '../platform/csv';
import { inParallel } from '../platform/parallel';
import type { ClassGlance } from './class.reader';
import type { Households } from './household.store';
import { changesOf, nameHeads } from './pupil-changes';
import { isGone } from './pupil-place';
import { enrolmentKeyOf, enrolmentKeysOf, type Pupils } from './pupil.store';
import { numberKeyOf, RegisterSearch, type Numbered, type PupilGlance } from './register-search';
import type { KeyedEntry } from './roster-pass';
import { headingOf } from './roster-row';
import type { SchoolReader } from './school.reader';

/** What would happen to an entry. */
export type Fate =
  /** `doubt`: waits for a person's word. */
  | { readonly kind: 'fresh'; readonly entry: KeyedEntry; readonly doubt: DoubtReason | null }
  | { readonly kind: 'known'; readonly entry: KeyedEntry; readonly pupil: PupilGlance; readonly changes: FieldChange[] }
  | { readonly kind: 'faulty'; readonly fault: RowFault };

type Known = Extract<Fate, { kind: 'known' }>;

interface Register {
  readonly schoolId: string;
  readonly classes: readonly ClassGlance[];
  /** Whether a pupil was entered by the very import that asks: rows of one file are no namesakes of each other. */
  readonly isOwn: (pupil: PupilGlance) => boolean;
}

export interface MatchStores {
  readonly pupils: Pupils;
  readonly households: Households;
  readonly schools: SchoolReader;
}

/** The register of a school as an import sees it. */
export class RegisterMatch {
  private readonly classNames: ReadonlyMap<string, string>;
  private readonly search: RegisterSearch;
  /** On which line of the file a pupil stands. */
  private readonly claimed = new Map<string, number>();
  private readonly schoolNames = new Map<string, Promise<string>>();

  constructor(
    private readonly register: Register,
    private readonly stores: MatchStores,
  ) {
    this.classNames = new Map(register.classes.map(({ _id, name }) => [_id, name]));
    this.search = new RegisterSearch(register.schoolId, stores.pupils);
  }

  /** The fate of each entry, in order; some hundreds at once. */
  async match(entries: readonly KeyedEntry[]): Promise<Fate[]> {
    const numbered = await this.search.numbered(entries);
    const fates = await inParallel(entries, 4, (entry) => this.fateOf(entry, numbered));
    for (const fate of fates) if (fate.kind === 'known' && isByNumber(fate)) this.claim(fate);
    const told = fates.map((fate) => this.settled(fate));
    await nameHeads(
      this.stores.households,
      told.flatMap((fate) => (fate.kind === 'known' ? [fate] : [])),
    );
    return told;
  }

  /** The fates as the register is by now. */
  rematch(entries: readonly KeyedEntry[]): Promise<Fate[]> {
    this.search.forget();
    return this.match(entries);
  }

  private async fateOf(entry: KeyedEntry, { byId, byEnrolment }: Numbered): Promise<Fate> {
    const pupil = byId.get(entry.pupilId);
    const keys = entry.enrolmentNo === null ? [] : enrolmentKeysOf(entry.enrolmentNo);
    const enrolled = keys.flatMap((key) => byEnrolment.get(key) ?? []);
    if (enrolled.length > 0) return this.byEnrolment(entry, pupil, enrolled);
    if (pupil) return this.known(entry, pupil);
    return (await this.search.isFormerNumber(entry)) ? faulty(entry, 'id-corrected', 'idNumber') : this.byName(entry);
  }

  /** Two numbers in one row must be one child's. */
  private byEnrolment(
    entry: KeyedEntry,
    pupil: PupilGlance | undefined,
    enrolled: readonly PupilGlance[],
  ): Fate | Promise<Fate> {
    const isSame = (one: PupilGlance): boolean =>
      entry.facts.idNumber === null || (pupil ? one._id === pupil._id : numberKeyOf(one) === null);
    const same = enrolled.filter(isSame);
    const found = same.find(({ schoolId }) => schoolId === this.register.schoolId) ?? same[0];
    return found ? this.known(entry, found) : faulty(entry, 'enrolment-differs', 'enrolmentNo');
  }

  private async known(entry: KeyedEntry, pupil: PupilGlance): Promise<Fate> {
    if (pupil.schoolId === this.register.schoolId) {
      if (isGone(pupil)) return faulty(entry, 'pupil-gone');
      if (isBornOtherwise(entry, pupil)) return faulty(entry, 'day-differs', 'bornOn');
      return { kind: 'known', entry, pupil, changes: changesOf(entry, pupil, this.classNames) };
    }
    const asked = this.schoolNames.get(pupil.schoolId) ?? this.stores.schools.nameOf(pupil.schoolId);
    this.schoolNames.set(pupil.schoolId, asked);
    return { kind: 'faulty', fault: fault(entry.line, 'id-of-other-school', undefined, await asked) };
  }

  /** The pupil under another id: entered before the number came, or with a number that this file lacks. */
  private async byName(entry: KeyedEntry): Promise<Fate> {
    const { idNumber, enrolmentNo, bornOn, classId } = entry.facts;
    const namesakes = (await this.search.namesakes(entry)).filter((pupil) => !this.register.isOwn(pupil));
    if (namesakes.length === 0) return { kind: 'fresh', entry, doubt: entry.uncertain ? 'unwritten' : null };
    const identity = {
      bornOn,
      classId,
      numberKey: idNumber === null ? null : entry.pupilId,
      enrolmentKey: enrolmentNo === null ? null : enrolmentKeyOf(enrolmentNo),
    };
    const alike = namesakes.map((pupil) => ({
      pupil,
      how: likeness(identity, { ...pupil, bornOn: pupil.bornOn ?? null, numberKey: numberKeyOf(pupil) }),
    }));
    const [same, another] = alike.filter(({ how }) => how === 'same');
    if (another) return faulty(entry, 'pupil-unclear');
    if (same) return this.known(entry, same.pupil);
    const isOpen = alike.some(({ how }) => how === 'open');
    if (isOpen && idNumber === null && enrolmentNo === null) return faulty(entry, 'pupil-unclear');
    return { kind: 'fresh', entry, doubt: entry.uncertain ? 'unwritten' : isOpen ? 'namesake' : null };
  }

  private settled(fate: Fate): Fate {
    if (fate.kind !== 'known' || isByNumber(fate) || this.claim(fate)) return fate;
    return faulty(fate.entry, 'pupil-repeated');
  }

  /** A pupil is one row's only; false when another row has been there first. */
  private claim({ entry: { line }, pupil }: Known): boolean {
    const first = this.claimed.get(pupil._id) ?? line;
    this.claimed.set(pupil._id, first);
    return first === line;
  }
}

/** A row without the number, whose day is not the one within the pupil's. */
function isBornOtherwise({ facts: { idNumber, bornOn } }: KeyedEntry, pupil: PupilGlance): boolean {
  if (idNumber !== null || bornOn === null || numberKeyOf(pupil) === null) return false;
  return (pupil.bornOn ?? bornOn) !== bornOn;
}

function isByNumber({ entry, pupil }: Known): boolean {
  return pupil.idKey === entry.pupilId;
}

export function faulty(
  { line, facts }: KeyedEntry,
  code: RowFaultCode,
  field: 'pupilName' | 'enrolmentNo' | 'idNumber' | 'bornOn' = 'pupilName',
): Extract<Fate, { kind: 'faulty' }> {
  const value = field === 'pupilName' ? facts.name : undefined;
  return { kind: 'faulty', fault: fault(line, code, headingOf(field), value) };
}
