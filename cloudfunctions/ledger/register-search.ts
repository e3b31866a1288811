import { isUncertain, mayBeOneName } from '../../domain/ledger/pupil-name';
import { chunks, inParallel } from '../platform/parallel';
import { enrolmentKeysOf, type PupilDocument, type Pupils } from './pupil.store';
import type { KeyedEntry } from './roster-pass';
import { searchKeyFor } from './search-keys';

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
  'rev',
  'standing',
] as const;

export type PupilGlance = Pick<PupilDocument, '_id' | (typeof glanceFields)[number]>;

type By = '_id' | 'idKey' | 'enrolmentKey';

const together = 1000;
const page = 100;

/** Those in the register, of any school, who have the number of one of the entries. */
export interface Numbered {
  /** By the entry's id; `idKey` is that of the present key. */
  readonly byId: ReadonlyMap<string, PupilGlance>;
  /** By the key under which the pupil stands. */
  readonly byEnrolment: ReadonlyMap<string, readonly PupilGlance[]>;
}

/** Those who were entered without an ID number, or with another one than they have. */
interface Provisional {
  readonly ids: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, readonly PupilGlance[]>;
  readonly uncertain: readonly PupilGlance[];
}

/** Finds pupils for rows of a roster, many at once. */
export class RegisterSearch {
  /** Many rows stand in the register already. */
  private isDense = false;
  private provisional: Promise<Provisional> | null = null;

  constructor(
    private readonly schoolId: string,
    private readonly pupils: Pupils,
  ) {}

  /** What was read is not the register any more. */
  forget(): void {
    this.provisional = null;
  }

  async numbered(entries: readonly KeyedEntry[]): Promise<Numbered> {
    const withId = entries.filter(({ facts }) => facts.idNumber !== null);
    const without = entries.filter(({ facts }) => facts.idNumber === null);
    const enrolled = entries.flatMap(({ enrolmentNo }) => enrolmentNo ?? []);
    const [known, unnumbered, byNumber] = await Promise.all([
      this.having('idKey', withId.flatMap(idsOf)),
      this.having('_id', without.flatMap(idsOf)),
      this.having('enrolmentKey', enrolled.flatMap(enrolmentKeysOf)),
    ]);
    const byEnrolment = new Map<string, PupilGlance[]>();
    for (const pupil of byNumber) {
      const key = pupil.enrolmentKey ?? '';
      byEnrolment.set(key, [...(byEnrolment.get(key) ?? []), pupil]);
    }
    const presentIds = new Map(entries.map(({ pupilId, otherId }) => [otherId, pupilId]));
    const present = (id: string): string => presentIds.get(id) ?? id;
    const byId = new Map([
      ...known
        .map((pupil) => ({ ...pupil, idKey: present(pupil.idKey) }))
        .map((pupil) => [pupil.idKey, pupil] as const),
      ...unnumbered.map((pupil) => [present(pupil._id), pupil] as const),
    ]);
    return { byId, byEnrolment };
  }

  /** Of this school, whose name may be this one: those without an ID number from the start, and when the row has none either, all. */
  async namesakes({ facts: { name, idNumber } }: KeyedEntry): Promise<PupilGlance[]> {
    this.provisional ??= this.loadProvisional();
    const { byName, uncertain } = await this.provisional;
    const unwritten = uncertain.filter((pupil) => pupil.name !== name && mayBeOneName(pupil.name, name));
    const found = [...(byName.get(name) ?? []), ...unwritten];
    if (idNumber !== null) return found;
    const searchKeys = searchKeyFor(name);
    const where = { schoolId: this.schoolId, searchKeys };
    const more = await this.pupils.collection.find({ where, limit: page, fields: glanceFields });
    const ids = new Set(found.map(({ _id }) => _id));
    return [...found, ...more.filter((pupil) => pupil.name === name && !ids.has(pupil._id))];
  }

  /** Whether the number was a pupil's of this school until it was corrected: the entry keeps the place that the number gave it. */
  async isFormerNumber(entry: KeyedEntry): Promise<boolean> {
    if (entry.facts.idNumber === null) return false;
    this.provisional ??= this.loadProvisional();
    const { ids } = await this.provisional;
    return idsOf(entry).some((id) => ids.has(id));
  }

  /** Most rows of a new roster are in no register: as long as fewer than a page are found, one question answers for all. */
  private async having(field: By, keys: readonly string[]): Promise<PupilGlance[]> {
    const ask = (some: readonly string[]): Promise<PupilGlance[]> =>
      this.pupils.collection.find({ where: { [field]: { oneOf: some } }, limit: page, fields: glanceFields });
    const pages = await inParallel(chunks(keys, together), 2, async (some) => {
      const found = this.isDense ? null : await ask(some);
      if (found && found.length < page) return found;
      this.isDense = true;
      return (await inParallel(chunks(some, page), 4, ask)).flat();
    });
    return pages.flat();
  }

  private async loadProvisional(): Promise<Provisional> {
    const byName = new Map<string, PupilGlance[]>();
    const where = { schoolId: this.schoolId, provisional: true };
    for await (const some of this.pupils.collection.pages(where, glanceFields))
      for (const pupil of some) byName.set(pupil.name, [...(byName.get(pupil.name) ?? []), pupil]);
    const all = [...byName.values()].flat();
    return { byName, ids: new Set(all.map(({ _id }) => _id)), uncertain: all.filter(({ name }) => isUncertain(name)) };
  }
}

/** The key of the pupil's ID number; null when there is none. */
export function numberKeyOf({ _id, idKey, provisional }: PupilGlance): string | null {
  return provisional && idKey === _id ? null : idKey;
}

const idsOf = ({ pupilId, otherId }: KeyedEntry): string[] => (otherId === null ? [pupilId] : [pupilId, otherId]);
