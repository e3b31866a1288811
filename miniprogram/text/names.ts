const MOST = 3;

/** 王小甲、王小乙; of a home with many children only the first are named: 王小甲、王小乙、王小丙等30个孩子. */
export function namesText(names: readonly string[]): string {
  return names.length > MOST ? `${names.slice(0, MOST).join('、')}等${names.length}个孩子` : names.join('、');
}
