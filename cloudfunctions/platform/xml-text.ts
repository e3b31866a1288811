const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that an XML value stands for; Excel writes control characters as `_x000D_`. */
export function unescapeXml(text: string): string {
  const plain = text.includes('&') ? text.replace(/&(#x?[\da-fA-F]+|\w+);/g, toCharacter) : text;
  return plain.includes('_x')
    ? plain.replace(/_x([\da-fA-F]{4})_/g, (_all, hex: string) => characterOf(hex, 16))
    : plain;
}

/** Text as it may stand in an XML element or attribute; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** The value of an attribute inside a tag; undefined when the tag has none. */
export function attributeOf(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[2] ?? found?.[3];
  return value === undefined ? undefined : unescapeXml(value);
}

function toCharacter(whole: string, name: string): string {
  if (name.startsWith('#x')) return characterOf(name.slice(2), 16);
  return name.startsWith('#') ? characterOf(name.slice(1), 10) : (named[name] ?? whole);
}

function characterOf(digits: string, base: number): string {
  const code = parseInt(digits, base);
  return code > 0x10ffff || Number.isNaN(code) ? '' : String.fromCodePoint(code);
}
