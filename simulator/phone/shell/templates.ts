import { metaContent } from './dom';

interface Template {
  id: string;
  title?: string;
}

/** The titles of subscribe messages by template id: WeChat shows them, so the shell does when the environment names them. */
const titles = new Map<string, string>();

export function readTemplates(): void {
  const text = metaContent('templates');
  if (!text.startsWith('{')) return;
  for (const [name, { id, title }] of Object.entries(JSON.parse(text) as Record<string, Template>)) {
    titles.set(id, title ?? name);
  }
}

export const templateTitle = (templateId: string): string => titles.get(templateId) ?? templateId;
