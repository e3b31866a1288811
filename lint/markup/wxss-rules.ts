import postcss, { type Declaration } from 'postcss';
import type { Finding } from './wxml-rules';

const COLOUR = /#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(|\b(white|black|red|green|blue|gr[ae]y|orange|yellow)\b/i;
const LENGTH = /[\d.](px|rpx|rem|em)\b/;

/** Colours and sizes of type come from styles/tokens.wxss, so that contrast and the font scale are decided in one place. */
export function findOutsideTokens(stylesheet: string): Finding[] {
  const findings: Finding[] = [];
  postcss.parse(stylesheet).walkDecls((declaration) => {
    const text = judge(declaration);
    if (text !== undefined) findings.push({ line: declaration.source?.start?.line ?? 0, text });
  });
  return findings;
}

function judge({ prop, value }: Declaration): string | undefined {
  if (COLOUR.test(value)) return `${prop}: ${value} is a colour outside the tokens`;
  if (/^(font-size|font)$/.test(prop) && LENGTH.test(value)) return `${prop}: ${value} is a size outside the tokens`;
  return undefined;
}
