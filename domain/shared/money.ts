/** Digits in one piece or in groups of three, at most two decimals, the sign before or the word for yuan behind. */
const amountForm = /^\u00a5? ?(\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.(\d{1,2}))? ?\u5143?$/;
const maxDigits = 8;

/**
 * Whole fen of an amount as people type it in yuan: `625`, `625.5`, `¥1,250.00`, full-width digits. Null when it is no such amount: a comma in
 * another place may be a slipped decimal point, so it is not guessed at.
 */
export function parseYuan(text: string): number | null {
  const [, grouped = '', fraction = ''] = amountForm.exec(text.normalize('NFKC').trim()) ?? [];
  const yuan = grouped.replace(/[, ]/g, '');
  if (yuan === '' || yuan.length > maxDigits) return null;
  return Number(yuan) * 100 + Number(fraction.padEnd(2, '0'));
}

export function sumFen(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
