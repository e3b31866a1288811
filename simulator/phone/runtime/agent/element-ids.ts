import type { WxElement } from '../engine';
import { instanceOf } from '../engine';

/** What the automator's client makes an Element of; `nodeId` makes it a CustomElement. */
export interface PackedElement {
  elementId: string;
  tagName: string;
  nodeId?: string;
}

/** Elements that the automator has been told of, by id. */
export class ElementIds {
  private readonly elements = new Map<string, WxElement>();
  private readonly ids = new WeakMap<WxElement, string>();
  private last = 0;

  pack(element: WxElement): PackedElement {
    let id = this.ids.get(element);
    if (id === undefined) {
      this.last += 1;
      id = `e${this.last}`;
      this.ids.set(element, id);
      this.elements.set(id, element);
    }
    return { elementId: id, tagName: tagName(element), ...(instanceOf(element) ? { nodeId: id } : {}) };
  }

  get(id: unknown): WxElement {
    const element = this.elements.get(String(id));
    if (!element) throw new Error(`element ${String(id)} is not found`);
    return element;
  }
}

/** The tag as the template has it. */
export function tagName(element: WxElement): string {
  return element.tagName ?? element.getBackendElement()?.localName.replace(/^(wx|c)-/, '') ?? '';
}
