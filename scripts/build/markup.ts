import { transform } from 'esbuild';

/** Removes comments and the indentation between tags; text is left as it stands. */
export function minifyWxml(source: string): string {
  return source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/>[ \t\r]*\n\s*</g, '>\n<')
    .trim();
}

export async function minifyWxss(source: string): Promise<string> {
  const options = { loader: 'css', minifyWhitespace: true, charset: 'utf8', legalComments: 'none' } as const;
  return (await transform(source, options)).code.trim();
}

export function minifyJson(source: string): string {
  return JSON.stringify(JSON.parse(source));
}
