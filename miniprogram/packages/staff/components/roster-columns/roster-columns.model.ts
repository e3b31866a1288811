import type { Output } from '../../../../../contract/index';
import type { RosterField } from '../../../../../contract/roster';

export interface ColumnView {
  readonly field: RosterField;
  readonly label: string;
  readonly heading: string;
  readonly shown: string;
  /** It must be there and is not. */
  readonly lacks: boolean;
}

const labels: Record<RosterField, string> = {
  pupilName: '姓名',
  idNumber: '身份证号',
  enrolmentNo: '学籍号',
  bornOn: '出生日期',
  grade: '年级',
  className: '班级',
  village: '村或住址',
  head: '户主或家长',
  boarder: '是否寄宿',
};

/** The first choice is that no column stands for it. */
export function choices(headings: readonly string[]): string[] {
  return ['表里没有这一列', ...headings];
}

export function toColumns({ columns }: Pick<Output<'ledger.getImport'>, 'columns'>): ColumnView[] {
  return columns.map(({ field, heading, required }) => ({
    field,
    label: labels[field],
    heading: heading ?? '',
    shown: heading ?? (required ? '没有找到，点这里选' : '没有'),
    lacks: required && heading === null,
  }));
}
