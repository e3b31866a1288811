import type { Opening } from '../../domain/ledger/opening';
import type { Act, Envelope } from '../platform/act';
import { blindIndex } from '../platform/cipher';
import { Collection } from '../platform/collection';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';

interface OpeningFields extends Opening {
  /** How often on this day; counted up beside the events, which tell of the first time. */
  readonly count: number;
  /** By which a family's list is in order. */
  readonly listKey: string;
}

export type OpeningDocument = OpeningFields & Envelope;

const encoding: Encoding<Opening, OpeningFields> = {
  collection: 'openings',
  version: 1,
  encode: (opening) => ({ ...opening, count: 1, listKey: `${opening.openedAt}|${idOf(opening)}` }),
  decode: (document) => {
    const { count, listKey, ...opening } = withoutEnvelope<OpeningFields>(document);
    return opening;
  },
};

const manyTimes = 1_000_000;

/** One document for each person, pupil, purpose and day; its `_id` is made of these. */
class Openings extends Records<Opening, OpeningFields> {
  private readonly glances = new Collection<Pick<OpeningDocument, '_id'>>('openings');

  /** Enters the first opening of its kind, counts a further one. */
  async note(act: Act, opening: Opening): Promise<void> {
    const id = idOf(opening);
    if (await this.put(act, null, { id, state: opening, answer: null })) return;
    await this.collection.countUp(id, 'count', manyTimes);
  }

  /** Counts an opening for a reason that the person has given today already; false when there is none. */
  async repeat({ by, pupilId, openedOn }: Pick<Opening, 'by' | 'pupilId' | 'openedOn'>): Promise<boolean> {
    const where = { 'by.id': by.id, pupilId, openedOn };
    const [known] = await this.glances.find({ where, limit: 1, fields: ['_id'] });
    return known !== undefined && this.collection.countUp(known._id, 'count', manyTimes);
  }
}

export const openings = new Openings(encoding);

export type { Openings };

function idOf({ by, pupilId, purpose, note, openedOn }: Opening): string {
  return `o${blindIndex('opening', [by.id, pupilId, purpose, note ?? '', openedOn].join('\n'))}`;
}
