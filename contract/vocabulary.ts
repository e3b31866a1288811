import * as z from 'zod/mini';
import { roles, schoolRoles } from './roles';

export type { Role, SchoolRole } from './roles';

/** Every identifier that travels: ours are made of these characters only, so none can carry an operator or a path. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,96}$/));

/** An amount of money in whole fen, at most ten million yuan. */
export const fen = z.int().check(z.gte(0), z.lte(1_000_000_000));
export const positiveFen = z.int().check(z.gte(1), z.lte(1_000_000_000));

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const day = z
  .string()
  .check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
  .check(z.refine((value) => isReal(`${value}T00:00:00Z`, value)));

/** An ISO instant in UTC. */
export const instant = z
  .string()
  .check(z.regex(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/))
  .check(z.refine((value) => isReal(value, value.slice(0, 19))));

export const revision = z.int().check(z.gte(0), z.lte(1_000_000));
export const count = z.int().check(z.gte(0), z.lte(1_000_000));

/** One line of text that a person wrote: no control characters, no half of a character, which no database keeps as it is. */
export function line(max: number): z.ZodMiniString {
  return z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(max),
      z.regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]*$/u),
    );
}

/** Several lines of text: line breaks are allowed, other control characters are not. */
export function prose(max: number): z.ZodMiniString {
  return z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(max),
      z.regex(/^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]*$/u),
    );
}

/** A page of a list: pass `after` as the last page gave it in `next`. */
export const cursor = z.string().check(z.regex(/^[\w.:|-]{1,200}$/));

/** A one-use code as it is typed. No 0/O, 1/I/L, so that a slip read aloud over the telephone arrives right. */
export const spokenCode = z
  .string()
  .check(z.trim(), z.toUpperCase(), z.regex(/^[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4}$/));

/** A file that the caller has put in the cloud's incoming folder. */
export const fileId = z.string().check(z.regex(/^cloud:\/\/[\w.-]+\/incoming\/[\w-]+\/[\w.-]{1,120}$/));

export const relations = [
  'father',
  'mother',
  'grandparent',
  'other-kin',
  'lawful-guardian',
  'entrusted-carer',
  /** 福利机构: a home in whose care the child is. */
  'institution',
] as const;
export const relation = z.enum(relations);
export type Relation = z.output<typeof relation>;

/** 义务教育阶段: the stages of compulsory education. */
export const stages = ['primary', 'junior'] as const;
export const stage = z.enum(stages);
export type Stage = z.output<typeof stage>;

/** 资助项目 paid in money. Meals and textbooks are never cash and have their own confirmations. */
export const programmes = ['boarder-living', 'day-pupil-living', 'urgent-aid'] as const;
export const programme = z.enum(programmes);
export type Programme = z.output<typeof programme>;

/** A term of the school's calendar: `2026-autumn`, `2027-spring`. */
export const term = z.string().check(z.regex(/^20\d{2}-(autumn|spring)$/));

export const role = z.enum(roles);
export const schoolRole = z.enum(schoolRoles);

/** Whether the calendar and the clock have it: not the 30th of February, not 25 o'clock. */
function isReal(instant: string, beginning: string): boolean {
  const at = new Date(instant);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(beginning);
}
