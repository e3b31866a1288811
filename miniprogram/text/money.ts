/** 62500 fen: 625.00 */
export function yuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100);
  const cents = String(Math.abs(fen) % 100).padStart(2, '0');
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${grouped}.${cents}`;
}

/** 62500 fen: 625.00 元 */
export function yuanText(fen: number): string {
  return `${yuan(fen)} 元`;
}

/**
 * What a person typed as yuan, in fen; undefined when it is no amount between 0 and ten million yuan. A comma only parts thousands: 312,5 may
 * mean 312.5 and is not guessed at.
 */
export function toFen(typed: string): number | undefined {
  const [, whole = '', cents = ''] = /^(\d{1,8}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(plain(typed)) ?? [];
  if (whole === '') return undefined;
  const fen = Number(whole.replace(/,/g, '')) * 100 + Number(cents.padEnd(2, '0'));
  return fen <= 1_000_000_000 ? fen : undefined;
}

function plain(typed: string): string {
  const halfWidth = typed.replace(/[０-９，．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  return halfWidth.replace(/。/g, '.').replace(/[\s元]/g, '');
}
