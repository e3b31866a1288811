export type Template = keyof typeof ENVIRONMENT.templates;

/**
 * Asks whether one more message may be sent, and goes on whatever the person answers. To be called first and synchronously in a tap: WeChat
 * shows its question only then.
 */
export function offerMessage(template: Template, goOn: () => void): void {
  wx.requestSubscribeMessage({ tmplIds: [ENVIRONMENT.templates[template].id], complete: goOn });
}
