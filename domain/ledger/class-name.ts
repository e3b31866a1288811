const numerals = [0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d];

/** Under which a class is known however people write it: 七年级1班, 七年级（一）班, 7年级1班, 初一1班 are one. */
export function classKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s()[\]\u3010\u3011.\u00b7-]/g, '')
    .replace(/\u521d([\u4e00\u4e8c\u4e09123])/g, (_all, year: string) => String(6 + yearOf(year)))
    .replace(/\d/g, (digit) => String.fromCodePoint(numerals[Number(digit)] ?? 0))
    .replace(/[\u5e74\u7ea7\u73ed]/g, '');
}

function yearOf(sign: string): number {
  const at = numerals.indexOf(sign.codePointAt(0) ?? 0);
  return at > 0 ? at : Number(sign);
}
