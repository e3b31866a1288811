import type { RowFault } from '../../../contract/action';
import { rowFaultSteps } from '../../text/faults';
import { rowFaults } from '../../text/labels';

const PAGE_SIZE = 10;

/** One faulty row as a person mends it. */
export interface FaultView {
  readonly key: string;
  /** 第 12 行“身份证号” */
  readonly where: string;
  /** What is wrong, with what stands there. */
  readonly what: string;
  readonly next: string;
}

export const faultPageSize = PAGE_SIZE;

/** In the order of the file; what the file lacks altogether, which has line 0, comes last. */
export function toFaults(rows: readonly RowFault[]): FaultView[] {
  return [...rows]
    .sort((a, b) => (a.line || Infinity) - (b.line || Infinity))
    .map(({ line, column, fault, value }, index) => ({
      key: `${line}-${index}`,
      where: line === 0 ? '少了一行' : `第 ${line} 行${column ? `“${column}”` : ''}`,
      what: `${rowFaults[fault]}${value ? `（${value}）` : ''}`,
      next: rowFaultSteps[fault],
    }));
}
