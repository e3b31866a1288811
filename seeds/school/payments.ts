import { csvFile } from '../support/csv';
import type { SeedPupil } from './pupils';

/** 每学期标准的一半按走读发（国家基础标准，2024 年春季起）。单位：分。 */
export const boarderFen = { primary: 62_500, junior: 75_000 } as const;
export const dayPupilFen = { primary: 31_250, junior: 37_500 } as const;

export interface Payment {
  readonly pupil: SeedPupil;
  readonly amountFen: number;
}

const headings = ['班级', '姓名', '身份证号', '金额（元）', '开户行', '持卡人', '卡号后四位'] as const;

/** 发放名单，最后一行是合计。 */
export function paymentList(payments: readonly Payment[]): Uint8Array {
  const rows = payments.map(({ pupil, amountFen }, at) => [
    pupil.className,
    pupil.name,
    pupil.idNumber,
    yuan(amountFen),
    '县农村信用社',
    pupil.name,
    String(1000 + ((at * 37) % 9000)),
  ]);
  return csvFile(headings, [...rows, ['合计', `${String(payments.length)}人`, '', yuan(total(payments)), '', '', '']]);
}

/** 银行结果：个别卡没有激活，个别还在查。 */
export function bankResult(
  payments: readonly Payment[],
  failedAt: readonly number[],
  unknownAt: readonly number[],
): Uint8Array {
  const rows = payments.map(({ pupil, amountFen }, at) => [
    String(at + 1),
    pupil.name,
    pupil.idNumber,
    yuan(amountFen),
    failedAt.includes(at) ? '失败' : unknownAt.includes(at) ? '处理中' : '成功',
    failedAt.includes(at) ? '社保卡未激活' : '',
  ]);
  return csvFile(
    ['序号', '姓名', '身份证号', '交易金额', '处理结果', '失败原因'],
    [...rows, ['合计', '', '', yuan(total(payments)), '', '']],
  );
}

export function total(payments: readonly Payment[]): number {
  return payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
