import type { WxElement, WxNode } from '../engine';
import { instanceOf } from '../engine';
import type { ElementKind } from './element';
import { builtElementOf, flagProperty, ignored } from './element';

/** Collects what stands in it under names, its own shadow tree only, as WeChat does. */
export const form: ElementKind = {
  properties: { reportSubmit: flagProperty(), ...ignored('reportSubmitTimeout') },
  create: (host) => {
    const submit = (): void => {
      const value: Record<string, unknown> = {};
      visit(host.node, (name, read) => {
        value[name] = read();
      });
      host.fire('submit', { value, target: host.node });
    };
    const reset = (): void => {
      visit(host.node, (_name, _read, clear) => clear());
      host.fire('reset', { target: host.node });
    };
    return { control: { submit, reset } };
  },
};

type Visitor = (name: string, read: () => unknown, clear: () => void) => void;

function visit(node: WxNode, found: Visitor): void {
  for (const child of node.childNodes ?? []) {
    if (isElement(child)) visitOne(child, found);
    visit(child, found);
  }
}

const isElement = (node: WxNode): node is WxElement => 'getBackendElement' in node;

function visitOne(element: WxElement, found: Visitor): void {
  const built = builtElementOf(element);
  if (built) {
    const { behaviour, host } = built;
    const name = host.text('name');
    if (behaviour.formValue && name !== '')
      found(
        name,
        () => behaviour.formValue?.(),
        () => behaviour.formReset?.(),
      );
    return;
  }
  // A component with wx://form-field.
  const instance = instanceOf(element);
  const { data } = element;
  if (!instance || !data || typeof data['name'] !== 'string' || data['name'] === '' || !('value' in data)) return;
  found(
    data['name'],
    () => element.data?.['value'],
    () => instance.setData({ value: '' }),
  );
}
