/**
 * The component library takes its icon font from a CDN. The same font, as a data URI, comes from @vant/icons; its code points differ for
 * some icons, so the rules are written anew from its own table.
 */
export function iconRules(stylesheet: string, table: string, face: string): string {
  const base = stylesheet.replace(/@font-face\{[^}]*\}/g, '').replace(/\.van-icon-[\w-]+:before\{[^}]*\}/g, '');
  const rules = [...iconCodes(table)].map(([name, code]) => `.van-icon-${name}:before{content:"\\${code}"}`);
  return base + rules.join('') + face;
}

/** Icon name -> code point in hexadecimal, from a stylesheet in either spelling. */
export function iconCodes(stylesheet: string): Map<string, string> {
  const rules = stylesheet.matchAll(/\.van-icon-([\w-]+):{1,2}before\s*\{\s*content:\s*['"]\\([0-9a-f]+)['"]/gi);
  return new Map([...rules].map(([, name, code]) => [name ?? '', code ?? '']));
}

/** The @font-face rule with the font inside it. */
export function fontFace(stylesheet: string): string {
  const uri = /url\('?(data:font\/woff2[^')]+)'?\)/.exec(stylesheet)?.[1];
  if (uri === undefined) throw new Error('@vant/icons holds no woff2 data URI');
  return `@font-face{font-family:vant-icon;font-style:normal;font-weight:400;font-display:auto;src:url("${uri}") format("woff2")}`;
}
