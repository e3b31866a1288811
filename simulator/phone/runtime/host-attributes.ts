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
  if (value === undefined || value === null || value === '') element?.removeAttribute(name);
  else element?.setAttribute(name, toText(value));
  return true;
}
