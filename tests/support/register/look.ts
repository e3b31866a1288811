import { expect } from '@jest/globals';
import { decrypt } from '../../../cloudfunctions/platform/cipher';
import type { FieldChange } from '../../../contract/roster';
import type { County } from '../county/county';
import type { Documents, StoredDocument } from '../county/documents';
import { initialsOf } from './kid';
import { shown, type Facts, type Model, type ModelPupil } from './model';
import { idKeyOf } from './rows';

interface StoredPupil extends StoredDocument {
  readonly schoolId: string;
  readonly classId: string;
  readonly householdId: string;
  readonly name: string;
  readonly village: string;
  readonly boarder: boolean;
  readonly bornOn: string | null;
  readonly idCipher: string | null;
  readonly idKey: string;
  readonly enrolmentCipher: string | null;
  readonly history: readonly { readonly changes: readonly FieldChange[] }[];
  readonly corrections: readonly { readonly correctionId: string; readonly state: string }[];
}

/** The register as it lies in the database, beside the model. */
export class Look {
  private readonly documents: Documents;
  private readonly pupils: readonly StoredPupil[];

  constructor(
    private readonly county: County,
    before: ReadonlySet<string>,
  ) {
    this.documents = county.documents();
    this.pupils = this.of('pupils').filter(({ _id }) => !before.has(_id)) as StoredPupil[];
  }

  /** The candidate that the register agrees with; the first fails where none does. */
  chosen(candidates: readonly Model[]): Model {
    const found = this.pupils.map((pupil) => this.entry(pupil));
    const wanted = candidates.map((model) => model.map(entryOf).sort(byId));
    const at = wanted.findIndex((entries) => JSON.stringify(entries) === JSON.stringify(found));
    if (at < 0) expect(found).toEqual(wanted[0]);
    return candidates[at] ?? [];
  }

  /** All that repeats the register elsewhere agrees with it. */
  agrees(model: Model): void {
    this.keys();
    this.tallies();
    for (const pupil of model) {
      const stored = this.pupils.find(({ _id }) => _id === pupil.pupilId);
      if (!stored) throw new Error(`${pupil.pupilId} is not in the register`);
      expect(stored.idKey).toBe(idKeyOf(pupil));
      if (stored.idCipher !== null) expect(pupil.now.bornOn).toBe(this.entry(stored).now.bornOn);
      replay(stored, pupil);
      this.copies(stored, pupil);
    }
  }

  /** Each is found by the name and by the initials of its sounds. */
  async searched(pupils: Model): Promise<void> {
    for (const { pupilId, school, now } of pupils) {
      const office = this.county.person(`o${school}Academic`);
      const { schoolId } = this.county.world[school];
      for (const search of [now.name, initialsOf(now.name)]) {
        const found = await office.ask('ledger.searchPupils', { schoolId, search });
        expect(found.pupils).toContainEqual(
          expect.objectContaining({ pupilId, name: now.name, className: now.class, withoutId: now.idNumber === '' }),
        );
      }
    }
  }

  private of(collection: string): readonly StoredDocument[] {
    return this.documents[collection] ?? [];
  }

  private keys(): void {
    const keys = this.of('pupils').map(({ idKey }) => idKey);
    expect(new Set(keys).size).toBe(keys.length);
  }

  private tallies(): void {
    const pupils = this.of('pupils');
    for (const { _id, name, pupilCount } of this.of('classes'))
      expect([name, pupilCount]).toEqual([name, pupils.filter(({ classId }) => classId === _id).length]);
  }

  /** What guardians and the records of need keep of a pupil. */
  private copies({ classId }: StoredPupil, { pupilId, now, guardian }: ModelPupil): void {
    const copy = { pupilId, pupilName: now.name, classId, className: now.class };
    const person = this.of('people').find(({ _id }) => _id === guardian);
    if (guardian !== '') expect(person?.['wards']).toContainEqual(expect.objectContaining(copy));
    for (const record of this.of('needs')) if (record._id === pupilId) expect(record).toMatchObject(copy);
  }

  private entry(pupil: StoredPupil) {
    const { _id, schoolId, classId, householdId, name, village, boarder, bornOn, idCipher, enrolmentCipher } = pupil;
    const { A } = this.county.world;
    const household = this.of('households').find((one) => one._id === householdId);
    const now: Facts = {
      name,
      class: String(this.of('classes').find((one) => one._id === classId)?.['name']),
      boarding: boarder ? 'yes' : 'no',
      village: household?.['village'] === village ? village : `${village}, but not the household`,
      head: String(household?.['head']),
      bornOn: bornOn ?? '',
      idNumber: idCipher === null ? '' : decrypt(idCipher),
      enrolmentNo: enrolmentCipher === null ? '' : decrypt(enrolmentCipher),
    };
    const wishes = pupil.corrections.map(({ correctionId, state }) => [correctionId, state]);
    return { pupilId: _id, school: schoolId === A.schoolId ? 'A' : 'B', now, changes: pupil.history.length, wishes };
  }
}

/** From the entry backwards the history gives every earlier state. */
function replay({ history }: StoredPupil, { now, before }: ModelPupil): void {
  const facts: Record<string, string> = { ...shown(now) };
  const states = [...history].reverse().map(({ changes }) => {
    for (const { field, from, to } of changes) {
      expect([field, to]).toEqual([field, facts[field]]);
      facts[field] = from;
    }
    return { ...facts };
  });
  expect(states).toEqual([...before].reverse().map(shown));
}

function entryOf({ pupilId, school, now, before, wishes }: ModelPupil) {
  const { name, class: className, boarding, village, head, bornOn, idNumber, enrolmentNo } = now;
  return {
    pupilId,
    school,
    now: { name, class: className, boarding, village, head, bornOn, idNumber, enrolmentNo },
    changes: before.length,
    wishes: wishes.map(({ correctionId, state }) => [correctionId, state]),
  };
}

const byId = (a: { readonly pupilId: string }, b: { readonly pupilId: string }): number =>
  a.pupilId < b.pupilId ? -1 : 1;
