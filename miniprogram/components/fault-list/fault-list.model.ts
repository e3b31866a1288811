import type { RowFault } from '../../../contract/action';
import { rowFaultSteps } from '../../text/faults';
import { rowFaults } from '../../text/labels';

const PAGE_SIZE = 10;

/** One faulty row as a person mends it. */
export interface FaultView {
  readonly key: string;
  /** 第 12 行“身份证号” */
  readonly where: string;
  /** What stands there, in quotation marks; empty when there is nothing. */
  readonly value: string;
  readonly what: string;
  readonly next: string;
}

export const faultPageSize = PAGE_SIZE;

/** In the order of the file. */
export function toFaults(rows: readonly RowFault[]): FaultView[] {
  return [...rows]
    .sort((a, b) => a.line - b.line)
    .map(({ line, column, fault, value }, index) => ({
      key: `${line}-${index}`,
      where: `第 ${line} 行${column ? `“${column}”` : ''}`,
      value: value ? `填的是“${value}”` : '',
      what: rowFaults[fault],
      next: rowFaultSteps[fault],
    }));
}
