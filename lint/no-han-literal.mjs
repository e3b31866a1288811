const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * No Chinese in string literals: prose belongs to WXML, to miniprogram/text and to view models.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noHanLiteral = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { han: 'Chinese text stands in WXML, in miniprogram/text or in a view model, not here: {{text}}' },
  },
  create(context) {
    /** @param {import('eslint').JSSyntaxElement} node @param {unknown} text */
    const check = (node, text) => {
      if (typeof text !== 'string' || !HAN.test(text)) return;
      context.report({ node, messageId: 'han', data: { text: text.trim().slice(0, 20) } });
    };
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
    };
  },
};
