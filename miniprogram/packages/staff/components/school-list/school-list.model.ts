import type { Output } from '../../../../../contract/index';
import { appended, cutFetched, type Fetched, type Place } from '../../../../components/pager/pager.model';

type Found = Output<'identity.listSchools'>;
export type School = Found['schools'][number];

export interface SchoolLine {
  readonly schoolId: string;
  readonly name: string;
  /** Said of a school in which nobody can invite anyone. */
  readonly mark: string;
}

export const none: Fetched<School> = { rows: [], next: null, page: 0 };

export function withMore(fetched: Fetched<School>, { schools, next }: Found): Fetched<School> {
  return appended(fetched, schools, next);
}

export function toPage(fetched: Fetched<School>): { schools: SchoolLine[]; place: Place } {
  const { rows, place } = cutFetched(fetched);
  return {
    schools: rows.map(({ schoolId, name, hasLeader }) => ({
      schoolId,
      name,
      mark: hasLeader ? '' : '还没有领导，请邀请',
    })),
    place,
  };
}
