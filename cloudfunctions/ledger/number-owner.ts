import type { CorrectableField } from '../../contract/correction';
import { normaliseIdNumber } from '../../domain/ledger/id-number';
import { Collection } from '../platform/collection';
import { pupilIdsOf } from '../platform/ids';
import { enrolmentKeysOf } from './pupil.store';

/** One under each key, and one that is this pupil's own. */
const most = 4;

/** Whose a number is, in the whole county: one person is one pupil. */
export class NumberOwners {
  private readonly pupils = new Collection<{ readonly _id: string }>('pupils');

  /** Whether another pupil has the number; of other fields nothing is asked. */
  async isAnothers(pupilId: string, field: CorrectableField, value: string): Promise<boolean> {
    const number = normaliseIdNumber(value);
    const found =
      field === 'idNumber'
        ? await this.byId(number)
        : field === 'enrolmentNo'
          ? await this.by('enrolmentKey', enrolmentKeysOf(number))
          : [];
    return found.some(({ _id }) => _id !== pupilId);
  }

  /** Entered with the number, or before it came. */
  private async byId(number: string): Promise<{ readonly _id: string }[]> {
    const keys = pupilIdsOf(number);
    const [first, later] = await Promise.all([this.by('_id', keys), this.by('idKey', keys)]);
    return [...first, ...later];
  }

  private by(field: '_id' | 'idKey' | 'enrolmentKey', values: readonly string[]): Promise<{ readonly _id: string }[]> {
    return this.pupils.find({ where: { [field]: { oneOf: values } }, limit: most, fields: ['_id'] });
  }
}

export const numberOwners = new NumberOwners();
