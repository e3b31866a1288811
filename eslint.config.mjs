import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import { kebabCaseFile } from './lint/kebab-case-file.mjs';
import { noHanLiteral } from './lint/no-han-literal.mjs';
import { zodMiniNamespace } from './lint/zod-mini-namespace.mjs';

const house = {
  rules: {
    'kebab-case-file': kebabCaseFile,
    'no-han-literal': noHanLiteral,
    'zod-mini-namespace': zodMiniNamespace,
  },
};

const TESTS = ['tests/**/*.ts'];
const PRODUCT = ['contract/**/*.ts', 'domain/**/*.ts', 'cloudfunctions/**/*.ts', 'miniprogram/**/*.ts'];

/**
 * Lines that hold code; blank lines and comments are free.
 * @param {number} max @returns {import('eslint').Linter.RulesRecord}
 */
const maxLines = (max) => ({ 'max-lines': ['error', { max, skipBlankLines: true, skipComments: true }] });

export default defineConfig(
  globalIgnores(['dist/', '.data/', 'coverage/', 'tests/**/fixtures/', 'docs/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,mjs,cjs}'],
    plugins: { house },
    extends: [js.configs.recommended],
    rules: {
      eqeqeq: 'error',
      'house/kebab-case-file': 'error',
      'house/zod-mini-namespace': 'error',
      'max-params': ['error', 4],
      // Free text from people is refused when it holds control characters.
      'no-control-regex': 'off',
      ...maxLines(200),
    },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', performance: 'readonly', URL: 'readonly' },
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } } },
  { files: ['**/*.mjs'], languageOptions: { globals: { setInterval: 'readonly', clearInterval: 'readonly' } } },

  { files: PRODUCT, rules: { 'no-console': 'error', 'house/no-han-literal': 'error' } },
  { files: ['miniprogram/text/**/*.ts', 'miniprogram/**/*.model.ts'], rules: { 'house/no-han-literal': 'off' } },
  { files: ['cloudfunctions/platform/log.ts'], rules: { 'no-console': 'off' } },

  { files: ['domain/**/*.ts'], rules: maxLines(180) },
  { files: ['cloudfunctions/**/actions/**/*.ts'], rules: maxLines(60) },
  { files: ['cloudfunctions/**/*.store.ts'], rules: maxLines(120) },
  { files: ['miniprogram/{pages,packages,components}/**/*.ts'], rules: maxLines(150) },
  { files: ['simulator/**/*.ts', '.dependency-cruiser.cjs'], rules: maxLines(260) },
  {
    files: TESTS,
    rules: {
      ...maxLines(300),
      // expect.any() and its like are typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
