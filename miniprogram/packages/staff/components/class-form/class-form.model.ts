import type { Input } from '../../../../../contract/index';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const LAST_OF_PRIMARY = 6;

export const grades = NUMERALS.map((numeral, index) => ({ key: String(index + 1), label: `${numeral}年级` }));

/** What a class of this grade is usually called; the person may change it. */
export function usualName(grade: number): string {
  return `${NUMERALS[grade - 1] ?? ''}年级一班`;
}

/** Nine grades of compulsory education: six of primary school, three of junior school. */
export function toInput(schoolId: string, grade: number, name: string): Input<'identity.createClass'> {
  return { schoolId, stage: grade <= LAST_OF_PRIMARY ? 'primary' : 'junior', grade, name: name.trim() };
}
