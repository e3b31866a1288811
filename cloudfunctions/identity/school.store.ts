import type { Stage } from '../../contract/vocabulary';
import { plainEncoding, Records } from '../platform/records';

export interface School {
  readonly name: string;
  /** Shown to families beside every problem. */
  readonly telephone: string;
  readonly createdAt: string;
}

export interface SchoolClass {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly grade: number;
  readonly name: string;
  readonly pupilCount: number;
  /** The school year for which name and grade hold, by the year in which it begins; absent from before classes knew. */
  readonly year?: number;
  /** The school year before which the class graduated. */
  readonly graduatedIn?: number;
}

export const schools = new Records(plainEncoding<School>('schools', 1));
export const classes = new Records(plainEncoding<SchoolClass>('classes', 1));

export type Schools = typeof schools;
export type Classes = typeof classes;
