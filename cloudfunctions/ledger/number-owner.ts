import type { CorrectableField } from '../../contract/correction';
import { normaliseIdNumber } from '../../domain/ledger/id-number';
import { Collection } from '../platform/collection';
import { pupilIdOf } from '../platform/ids';
import { enrolmentKeyOf } from './pupil.store';

const most = 2;

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
          ? await this.by('enrolmentKey', enrolmentKeyOf(number))
          : [];
    return found.some(({ _id }) => _id !== pupilId);
  }

  /** Entered with the number, or before it came. */
  private async byId(number: string): Promise<{ readonly _id: string }[]> {
    const key = pupilIdOf(number);
    const [first, later] = await Promise.all([this.by('_id', key), this.by('idKey', key)]);
    return [...first, ...later];
  }

  private by(field: '_id' | 'idKey' | 'enrolmentKey', value: string): Promise<{ readonly _id: string }[]> {
    return this.pupils.find({ where: { [field]: value }, limit: most, fields: ['_id'] });
  }
}

export const numberOwners = new NumberOwners();
