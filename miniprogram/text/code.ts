const LENGTH = 8;
const FOREIGN = /[^2-9A-HJKMNP-Z]/g;

/** What was typed as a code, as it stands on the slip: ABCD-2345. Codes have no 0, O, 1, I or L. */
export function formatCode(typed: string): string {
  const code = typed.toUpperCase().replace(FOREIGN, '').slice(0, LENGTH);
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

export function isWholeCode(code: string): boolean {
  return code.replace('-', '').length === LENGTH;
}

/** The code that a scan has found: in the path of a mini-program code (`…?scene=CODE`), or as plain text. Empty when there is none. */
export function codeInScan({ path = '', result = '' }: { path?: string; result?: string }): string {
  return codeInScene(/[?&]scene=([^&]*)/.exec(path || result)?.[1] ?? result);
}

/** The code in a page's `scene`, which arrives encoded. Empty when it is none. */
export function codeInScene(scene: string): string {
  const text = decode(scene).trim().toUpperCase();
  return /^[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4}$/.test(text) ? formatCode(text) : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
