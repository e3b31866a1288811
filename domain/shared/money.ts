/** Whole fen of an amount as people type it in yuan: `625`, `625.5`, `¥1,250.00`, full-width digits. Null when it is no such amount. */
export function parseYuan(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,¥￥]/g, '')
    .replace(/\u5143$/, '');
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const [, yuan = '', fraction = ''] = match;
  return Number(yuan) * 100 + Number(fraction.padEnd(2, '0') || '0');
}

export function sumFen(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
