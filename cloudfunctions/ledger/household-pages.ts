import type { Output } from '../../contract/index';
import { pageSize } from '../platform/collection';
import type { ClassReader } from './class.reader';
import type { Households } from './household.store';
import { enrolled } from './pupil-place';
import type { PupilDocument, Pupils } from './pupil.store';

type Listed = Output<'ledger.listHouseholds'>;
type Row = Pick<PupilDocument, '_id' | 'name' | 'classId' | 'village' | 'householdId'>;

const fields = ['name', 'classId', 'village', 'householdId'];

/** Households with their enrolled pupils, found by these: a household without any is none of the school's. */
export class HouseholdPages {
  constructor(
    private readonly pupils: Pupils,
    private readonly households: Households,
    private readonly classes: ClassReader,
  ) {}

  /** Those of the villages, village by village, without some; `after` as the page before gave it. */
  async inVillages(
    schoolId: string,
    villages: readonly string[],
    { after = '', without }: { readonly after?: string; readonly without: ReadonlySet<string> },
  ): Promise<Listed> {
    const rows = await this.rowsOf(schoolId, villages, after);
    const last = rows.at(-1);
    const isFull = last !== undefined && rows.length === pageSize;
    const whole = isFull ? rows.filter(({ householdId }) => householdId !== last.householdId) : rows;
    const shown = whole.filter(({ householdId }) => !without.has(householdId));
    const end = whole.at(-1);
    const next = isFull && end ? cursorOf(end) : null;
    return { households: await this.listed(schoolId, shown), next };
  }

  /** These households, at most a hundred. */
  async byIds(schoolId: string, householdIds: readonly string[]): Promise<Listed['households']> {
    const where = { householdId: { oneOf: householdIds }, ...enrolled };
    const rows = await this.pupils.collection.find({
      where,
      order: [
        ['householdId', 'asc'],
        ['_id', 'asc'],
      ],
      limit: pageSize,
      fields,
    });
    return this.listed(schoolId, rows);
  }

  /** The village in which the last page ended is looked through to its end beside those that follow. */
  private async rowsOf(schoolId: string, villages: readonly string[], after: string): Promise<Row[]> {
    const from = placeOf(after);
    const isLater = (village: string): boolean => from === null || inBytes(village, from.village) > 0;
    const ask = (where: { village: { oneOf: readonly string[] }; householdId?: { above: string } }): Promise<Row[]> =>
      this.pupils.collection.find({
        where: { schoolId, ...enrolled, ...where },
        order: [
          ['village', 'asc'],
          ['householdId', 'asc'],
          ['_id', 'asc'],
        ],
        limit: pageSize,
        fields,
      });
    const current = from !== null && villages.includes(from.village) ? [from.village] : [];
    const [rest, later] = await Promise.all([
      ask({ village: { oneOf: current }, householdId: { above: from?.householdId ?? '' } }),
      ask({ village: { oneOf: villages.filter(isLater) } }),
    ]);
    return [...rest, ...later].slice(0, pageSize);
  }

  private async listed(schoolId: string, rows: readonly Row[]): Promise<Listed['households']> {
    const ids = [...new Set(rows.map(({ householdId }) => householdId))];
    const [found, classes] = await Promise.all([
      this.households.collection.find({ where: { _id: { oneOf: ids } }, limit: pageSize, fields: ['head'] }),
      this.classes.ofSchool(schoolId),
    ]);
    const heads = new Map(found.map(({ _id, head }) => [_id, head]));
    const names = new Map(classes.map(({ _id, name }) => [_id, name]));
    return ids.map((householdId) => {
      const own = rows.filter((row) => row.householdId === householdId);
      return {
        householdId,
        village: own[0]?.village ?? '',
        head: heads.get(householdId) ?? '',
        pupils: own.map(({ name, classId }) => ({ name, className: names.get(classId) ?? '' })),
      };
    });
  }
}

function cursorOf({ village, householdId }: Row): string {
  return `${Buffer.from(village, 'utf8').toString('base64url')}|${householdId}`;
}

function placeOf(after: string): Pick<Row, 'village' | 'householdId'> | null {
  const [village, householdId] = after.split('|');
  if (village === undefined || householdId === undefined) return null;
  return { village: Buffer.from(village, 'base64url').toString('utf8'), householdId };
}

/** In the database's order. */
function inBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8'));
}
