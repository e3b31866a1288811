/**
 * zod is imported in the one way that stays small: `import * as z from 'zod/mini'`. A named import brings in every locale (400 KB).
 * @type {import('eslint').Rule.RuleModule}
 */
export const zodMiniNamespace = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { form: "Write `import * as z from 'zod/mini'`: any other form costs the phone 400 KB." },
  },
  create(context) {
    return {
      ImportDeclaration(node) {
        const source = String(node.source.value);
        if (!/^zod(\/|$)/.test(source)) return;
        const isType = 'importKind' in node && node.importKind === 'type';
        const [first, ...others] = node.specifiers;
        const isNamespace =
          first?.type === 'ImportNamespaceSpecifier' && first.local.name === 'z' && others.length === 0;
        if (source !== 'zod/mini' || !(isNamespace || isType)) context.report({ node, messageId: 'form' });
      },
    };
  },
};
