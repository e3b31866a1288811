import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Linter, type Rule } from 'eslint';
import { parser } from 'typescript-eslint';
import { kebabCaseFile } from '../../lint/kebab-case-file.mjs';
import { noHanLiteral } from '../../lint/no-han-literal.mjs';
import { zodMiniNamespace } from '../../lint/zod-mini-namespace.mjs';

const ROOT = resolve(__dirname, '../..');
const ESLINT = resolve(ROOT, 'node_modules/eslint/bin/eslint.js');

function findings(rule: Rule.RuleModule, code: string, filename = 'planted.ts'): number {
  const plugins = { house: { rules: { rule } } };
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: parser },
    plugins,
    rules: { 'house/rule': 'error' },
  };
  return new Linter().verify(code, config, { filename }).length;
}

test.each([
  ["const text = '到账';", 1],
  ['const text = `已到账 ${amount}`;', 1],
  ["const text = '，';", 1],
  ["const text = 'paid'; // 到账", 0],
])('Chinese in a literal: %s', (code, count) => expect(findings(noHanLiteral, code)).toBe(count));

test.each([
  ['receipt-card.model.ts', 0],
  ['.dependency-cruiser.ts', 0],
  ['receiptCard.ts', 1],
  ['receipt_card.ts', 1],
])('the name %s', (filename, count) => expect(findings(kebabCaseFile, '', filename)).toBe(count));

test.each([
  ["import * as z from 'zod/mini';", 0],
  ["import type { ZodMiniType } from 'zod/mini';", 0],
  ["import { z } from 'zod/mini';", 1],
  ["import * as zod from 'zod/mini';", 1],
  ["import * as z from 'zod';", 1],
])('%s', (code, count) => expect(findings(zodMiniNamespace, code)).toBe(count));

describe('the configuration', () => {
  const rulesOf = (file: string) => {
    const text = execFileSync(process.execPath, [ESLINT, '--print-config', file], { cwd: ROOT, encoding: 'utf8' });
    const { rules } = JSON.parse(text) as { rules: Record<string, [number, ...unknown[]] | undefined> };
    return (name: string) => rules[name]?.[0] === 2;
  };

  test('holds product code to its words and its silence', () => {
    const rules = rulesOf('cloudfunctions/subsidy/actions/confirm-receipt.ts');
    for (const name of ['house/no-han-literal', 'house/zod-mini-namespace', 'no-console', 'max-lines', 'max-params']) {
      expect([name, rules(name)]).toEqual([name, true]);
    }
  });

  test('lets text and view models speak Chinese', () => {
    expect(rulesOf('miniprogram/text/errors.ts')('house/no-han-literal')).toBe(false);
    expect(rulesOf('miniprogram/pages/home/home.ts')('house/no-han-literal')).toBe(true);
  });
});
