import type { RefusalDetail } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';
import type { ClientCode, Failure } from '../services/answer';
import { instantText } from './dates';
import { errors } from './errors';
import { rowFaults } from './labels';
import { yuanText } from './money';

/** What the component `problem` shows. */
export interface Problem {
  readonly code: string;
  readonly text: string;
  readonly next: string;
  /** Particulars: who can do it, from when on, which rows. */
  readonly lines: readonly string[];
  /** Trying again, unchanged, may help. */
  readonly mayRetry: boolean;
}

const MOST_ROWS = 20;

/** The plain words for a refusal. A code that this version does not know reads as `internal`. */
export function toProblem(failure: Failure): Problem {
  const code: ErrorCode | ClientCode = isKnown(failure.code) ? failure.code : 'internal';
  const mayRetry = code === 'offline' || code === 'timeout' || code === 'busy' || code === 'internal';
  return { code, ...errors[code], lines: linesOf(failure), mayRetry };
}

function isKnown(code: string): code is ErrorCode | ClientCode {
  return Object.keys(errors).includes(code);
}

function linesOf({ detail = {}, requestId }: Failure): string[] {
  return [
    ...people(detail),
    ...sums(detail),
    ...columns(detail),
    ...rows(detail),
    ...(requestId ? [`记录号：${requestId}`] : []),
  ];
}

function people({ who = [], after }: RefusalDetail): string[] {
  return [
    ...(who.length > 0 ? [`可以找：${who.join('、')}`] : []),
    ...(after ? [`${instantText(after)}以后可以再试`] : []),
  ];
}

function sums({ expectedFen, foundFen }: RefusalDetail): string[] {
  const expected = expectedFen === undefined ? [] : [`应该是 ${yuanText(expectedFen)}`];
  return foundFen === undefined ? expected : [...expected, `现在是 ${yuanText(foundFen)}`];
}

function columns({ columns: missing = [] }: RefusalDetail): string[] {
  return missing.length > 0 ? [`缺少：${missing.join('、')}`] : [];
}

function rows({ rows: faulty = [] }: RefusalDetail): string[] {
  const lines = faulty
    .slice(0, MOST_ROWS)
    .map(
      ({ line, column, fault, value }) =>
        `第 ${line} 行${column ? `“${column}”` : ''}：${rowFaults[fault]}${value ? `（${value}）` : ''}`,
    );
  return faulty.length > MOST_ROWS ? [...lines, `还有 ${faulty.length - MOST_ROWS} 行`] : lines;
}
