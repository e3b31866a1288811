import { basename } from 'node:path';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/**
 * A file is named in kebab-case, with dots between its kinds: `disbursement.model.ts`.
 * @type {import('eslint').Rule.RuleModule}
 */
export const kebabCaseFile = {
  meta: { type: 'suggestion', schema: [], messages: { name: 'Name this file in kebab-case: {{name}}.' } },
  create(context) {
    const name = basename(context.filename);
    const isPlain = KEBAB.test(name.replace(/^\./, ''));
    return isPlain ? {} : { Program: (node) => context.report({ node, messageId: 'name', data: { name } }) };
  },
};
