export type Template = keyof typeof ENVIRONMENT.templates;

/**
 * Asks whether one more message may be sent; resolves when the question is gone, whatever the person answered. To be called first and
 * synchronously in a tap: WeChat shows its question only then.
 */
export function offerMessage(template: Template): Promise<void> {
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({ tmplIds: [ENVIRONMENT.templates[template].id], complete: () => resolve() });
  });
}
