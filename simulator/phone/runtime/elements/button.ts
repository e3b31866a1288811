import { fireTap, centreOf } from '../events';
import { notSimulated } from '../problems';
import type { ElementBehaviour, ElementHost, ElementKind } from './element';
import { builtElement, flagProperty, hoverProperties, ignored, textProperty } from './element';

/** What a button may open; the rest of WeChat's list is not served. */
const silent = new Set(['', 'share']);

export const button: ElementKind = {
  properties: {
    ...hoverProperties,
    hoverClass: textProperty('button-hover'),
    hoverStayTime: { type: Number, value: 70 },
    type: textProperty('default'),
    size: textProperty('default'),
    plain: flagProperty(),
    disabled: flagProperty(),
    loading: flagProperty(),
    formType: textProperty(),
    openType: textProperty(),
    ...ignored(
      'lang sessionFrom sendMessageTitle sendMessagePath sendMessageImg showMessageCard appParameter businessId',
    ),
  },
  create: (host) => {
    const draw = (): void => {
      const { dom } = host;
      for (const name of ['type', 'size'] as const) dom.setAttribute(name, host.text(name));
      for (const name of ['plain', 'disabled', 'loading'] as const) dom.toggleAttribute(name, host.flag(name));
      if (!dom.hasAttribute('role')) dom.setAttribute('role', 'button');
      if (host.flag('disabled')) dom.setAttribute('aria-disabled', 'true');
      else dom.removeAttribute('aria-disabled');
      dom.tabIndex = host.flag('disabled') ? -1 : 0;
    };
    return {
      attached: () => {
        draw();
        host.dom.addEventListener('keydown', (event) => {
          if (event.target === host.dom && (event.key === 'Enter' || event.key === ' '))
            fireTap(host.node, centreOf(host.node));
        });
      },
      changed: draw,
      tapped: () => onTap(host),
    };
  },
};

function onTap(host: ElementHost): void {
  const opens = host.text('openType');
  if (!silent.has(opens)) throw notSimulated(`<button open-type="${opens}">`);
  const kind = host.text('formType');
  const form = host.closest('form');
  if (!form || (kind !== 'submit' && kind !== 'reset')) return;
  const behaviour = builtElement(form.dom)?.behaviour;
  if (kind === 'submit') behaviour?.control?.['submit']?.();
  else behaviour?.control?.['reset']?.();
}

/** A tap on a label is a tap on what it names, or on the first control within it. */
export const label: ElementKind = {
  properties: { for: textProperty() },
  create: (host) => {
    let passing = false;
    const pass = (): void => {
      if (passing) return;
      const target = findTarget(host);
      if (!target) return;
      passing = true;
      try {
        target.tapped?.();
      } finally {
        passing = false;
      }
    };
    host.node.addListener('tap', (event) => {
      const direct = host.within('checkbox', 'radio', 'switch', 'button', 'input', 'textarea');
      const inside = direct.some(
        ({ host: control }) => control.node === event.target || control.dom.contains(domOf(event.target)),
      );
      if (!inside) pass();
    });
    return {};
  },
};

const domOf = (target: unknown): Node | null => {
  const element =
    (target as { getBackendElement?: () => Node | null; _$?: { getBackendElement(): Node | null } } | null) ?? null;
  return element?._$?.getBackendElement() ?? element?.getBackendElement?.() ?? null;
};

function findTarget(host: ElementHost): ElementBehaviour | undefined {
  const id = host.text('for');
  if (id === '') return host.within('checkbox', 'radio', 'switch', 'button', 'input', 'textarea')[0]?.behaviour;
  const named = host.node.ownerShadowRoot?.querySelector(`#${id}`)?.getBackendElement();
  return named ? builtElement(named)?.behaviour : undefined;
}
