export const rowFaultCodes = [
  'cell-empty',
  'cell-too-long',
  'cell-number',
  'id-checksum',
  'id-scientific',
  'id-repeated',
  'id-of-other-school',
  'id-corrected',
  'pupil-repeated',
  'pupil-unclear',
  'pupil-gone',
  'number-missing',
  'enrolment-form',
  'enrolment-differs',
  'enrolment-repeated',
  'day-unreadable',
  'day-differs',
  'name-differs',
  'pupil-unknown',
  'class-unknown',
  'amount-unreadable',
  'amount-differs',
  'amount-too-large',
  'card-tail-unreadable',
  'choice-unknown',
  'line-repeated',
  'line-not-in-batch',
  'line-missing',
  'already-paid',
  'bank-unsure',
  'in-other-batch',
  'result-final',
  'part-wrong',
  'not-boarder',
  'not-day-pupil',
  'other-programme',
] as const;
export type RowFaultCode = (typeof rowFaultCodes)[number];

/** What is wrong with a row of a file. */
export interface RowFault {
  readonly line: number;
  readonly column?: string;
  readonly fault: RowFaultCode;
  /** What stands in the cell; never an ID or card number in full. */
  readonly value?: string;
}
