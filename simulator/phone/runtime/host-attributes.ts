import { toText } from './text';

/**
 * Attributes that WeChat takes on every element and component without a property of that name: `hidden` and the aria
 * attributes. Returns whether it was one.
 */
export function setHostAttribute(element: HTMLElement | null, property: string, value: unknown): boolean {
  if (property === 'hidden') {
    element?.toggleAttribute('hidden', Boolean(value));
    return true;
  }
  if (property !== 'role' && !/^aria[A-Z]/.test(property)) return false;
  const name = property === 'role' || property === 'ariaRole' ? 'role' : `aria-${property.slice(4).toLowerCase()}`;
  // The name of a text field is read from the control inside it.
  for (const each of [element, element?.querySelector(':scope > input, :scope > textarea')]) {
    if (value === undefined || value === null || value === '') each?.removeAttribute(name);
    else each?.setAttribute(name, toText(value));
  }
  return true;
}
