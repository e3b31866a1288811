import type { FieldChange, PupilField } from '../../contract/roster';
import { dateText } from './dates';

export const pupilFields: Record<PupilField, string> = {
  name: '姓名',
  class: '班级',
  boarding: '住校',
  village: '村',
  head: '户主',
  bornOn: '出生日期',
  idNumber: '身份证号',
  enrolmentNo: '学籍号',
};

/** 班级：一年级 → 二年级 */
export function changeText({ field, from, to }: FieldChange): string {
  return `${pupilFields[field]}：${valueText(field, from)} → ${valueText(field, to)}`;
}

/** As a family reads it: 住校, 2014年3月5日, （没有）. */
export function fieldText(field: PupilField, value: string | null): string {
  return field === 'bornOn' && value ? dateText(value) : valueText(field, value ?? '');
}

function valueText(field: PupilField, value: string): string {
  if (field === 'boarding') return value === 'yes' ? '住校' : '走读';
  return value === '' ? '（没有）' : value;
}
