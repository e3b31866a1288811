/** The files that people bring: class lists, payment lists, the bank's results. */
export interface Pupil {
  readonly pupilId: string;
  readonly name: string;
  readonly idNumber: string;
  readonly className: string;
  readonly classId: string;
}

export type Row = Readonly<Record<string, string>>;

/** An ID number of a region that does not exist; the check character is right. */
export function idNumberOf(sequence: number): string {
  const body = `99010120${String(10 + (sequence % 9)).padStart(2, '0')}0${(sequence % 9) + 1}${15 + Math.floor(sequence / 1000)}${String(sequence % 1000).padStart(3, '0')}`;
  const sum = Array.from(body).reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  return `${body}${'10X98765432'[sum % 11] ?? ''}`;
}

/** Finds any of those numbers in a text. */
export const anyIdNumber = /990101\d{11}[\dX]/;

/** The text of a CSV file; the headings are the keys of the first row. */
export function csv(rows: readonly Row[]): string {
  const headings = Object.keys(rows[0] ?? {});
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
  return lines.map((line) => line.map(quoted).join(',')).join('\r\n') + '\r\n';
}

export const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** The last two of a school's roster live in a village of their own. */
export function rosterRow({ name, idNumber, className }: Omit<Pupil, 'pupilId' | 'classId'>): Row {
  const 村 = /[子丑]$/.test(name) ? '石门村' : '柳溪村';
  return { 班级: className, 姓名: name, 身份证号: idNumber, 村, 户主: `${name}的爷爷`, 是否寄宿: '是' };
}

/** The first class as it is, two pupils who are new, and one without a village. */
export function rosterWithFault({
  pupils,
  classNames,
}: {
  pupils: readonly Pupil[];
  classNames: readonly string[];
}): Row[] {
  const fresh = (name: string, sequence: number) =>
    rosterRow({ name, idNumber: idNumberOf(sequence), className: classNames[0] ?? '' });
  const faulty = { ...fresh('李小新', 312), 村: '' };
  return [...pupils.slice(0, 6).map(rosterRow), fresh('张小新', 310), fresh('赵小新', 311), faulty];
}

export function paymentRow({ name, idNumber }: Pupil, fen = 62_500): Row {
  return {
    姓名: name,
    身份证号: idNumber,
    金额: yuan(fen),
    开户行: '县农村信用社',
    持卡人: name,
    卡号后四位: cardTailOf(idNumber),
  };
}

const cardTailOf = (idNumber: string): string => idNumber.slice(-5, -1);

/** The ends of these pupils' cards as they would stand in a document. */
export function quotedTails(pupils: readonly Pick<Pupil, 'idNumber'>[]): string[] {
  return pupils.map(({ idNumber }) => `"${cardTailOf(idNumber)}"`);
}

export function resultRow({ name, idNumber }: Pupil, result = '成功', fen = 62_500): Row {
  return {
    姓名: name,
    身份证号: idNumber,
    交易金额: yuan(fen),
    处理结果: result,
    失败原因: result === '失败' ? '社保卡未激活' : '',
  };
}

/** Four are paid, one card is not active, one the bank still looks into. */
export function mixedResult(pupils: readonly Pupil[]): Row[] {
  return pupils.map((pupil, at) => resultRow(pupil, at === 4 ? '失败' : at === 5 ? '处理中' : '成功'));
}

export const yuan = (fen: number): string => (fen / 100).toFixed(2);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
