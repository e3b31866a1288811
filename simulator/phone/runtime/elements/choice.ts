import type { ElementBehaviour, ElementHost, ElementKind } from './element';
import { builtElement, flagProperty, numberProperty, textProperty } from './element';

const choiceProperties = {
  value: textProperty(),
  checked: flagProperty(),
  disabled: flagProperty(),
  color: textProperty('#09BB07'),
};

/** The boxes of one group, also those inside components. */
const members = (group: ElementHost, tag: string): ElementHost[] => group.within(tag).map(({ host }) => host);

function drawChoice(host: ElementHost, role: string): void {
  const { dom } = host;
  dom.toggleAttribute('checked', host.flag('checked'));
  dom.toggleAttribute('disabled', host.flag('disabled'));
  dom.style.setProperty('--choice-color', host.text('color'));
  dom.setAttribute('role', role);
  dom.setAttribute('aria-checked', String(host.flag('checked')));
  dom.tabIndex = host.flag('disabled') ? -1 : 0;
}

export const checkbox: ElementKind = {
  properties: choiceProperties,
  create: (host) => ({
    ...drawn(host, 'checkbox'),
    tapped: () => {
      if (host.flag('disabled')) return;
      host.set('checked', !host.flag('checked'));
      const group = host.closest('checkbox-group');
      if (group) group.fire('change', { value: checkedValues(group) });
    },
  }),
};

const checkedValues = (group: ElementHost): string[] =>
  members(group, 'checkbox')
    .filter((each) => each.flag('checked'))
    .map((each) => each.text('value'));

export const checkboxGroup: ElementKind = {
  properties: { name: textProperty() },
  create: (host) => ({
    formValue: () => checkedValues(host),
    formReset: () => members(host, 'checkbox').forEach((each) => each.set('checked', false)),
  }),
};

export const radio: ElementKind = {
  properties: choiceProperties,
  create: (host) => ({
    ...drawn(host, 'radio'),
    tapped: () => {
      if (host.flag('disabled') || host.flag('checked')) return;
      const group = host.closest('radio-group');
      if (group) for (const each of members(group, 'radio')) each.set('checked', each === host);
      host.set('checked', true);
      group?.fire('change', { value: host.text('value') });
    },
  }),
};

export const radioGroup: ElementKind = {
  properties: { name: textProperty() },
  create: (host) => ({
    attached: () => host.dom.setAttribute('role', 'radiogroup'),
    formValue: () =>
      members(host, 'radio')
        .find((each) => each.flag('checked'))
        ?.text('value') ?? '',
    formReset: () => members(host, 'radio').forEach((each) => each.set('checked', false)),
  }),
};

export const switchElement: ElementKind = {
  properties: {
    name: textProperty(),
    checked: flagProperty(),
    disabled: flagProperty(),
    type: textProperty('switch'),
    color: textProperty('#04BE02'),
  },
  create: (host) => {
    const toggle = (): void => {
      if (host.flag('disabled')) return;
      host.set('checked', !host.flag('checked'));
      host.fire('change', { value: host.flag('checked') });
    };
    return {
      ...drawn(host, 'switch'),
      tapped: toggle,
      formValue: () => host.flag('checked'),
      formReset: () => host.set('checked', false),
      control: { tap: toggle },
    };
  },
};

const drawn = (host: ElementHost, role: string): ElementBehaviour => {
  const draw = (): void => drawChoice(host, role);
  return {
    changed: draw,
    attached: () => {
      draw();
      host.dom.addEventListener('keydown', (event) => {
        if (event.key === ' ') builtElement(host.dom)?.behaviour.tapped?.();
      });
    },
  };
};

export const slider: ElementKind = {
  properties: {
    name: textProperty(),
    min: numberProperty(0),
    max: numberProperty(100),
    step: numberProperty(1),
    value: numberProperty(0),
    disabled: flagProperty(),
    showValue: flagProperty(),
    activeColor: textProperty('#1aad19'),
    selectedColor: textProperty(),
    backgroundColor: textProperty('#e9e9e9'),
    blockSize: numberProperty(28),
    blockColor: textProperty('#ffffff'),
  },
  create: (host) => {
    const range = document.createElement('input');
    const info = document.createElement('span');
    range.type = 'range';
    const draw = (): void => {
      for (const name of ['min', 'max', 'step'] as const) range[name] = host.text(name);
      range.value = host.text('value');
      range.disabled = host.flag('disabled');
      range.style.accentColor = host.text('selectedColor') || host.text('activeColor');
      info.textContent = host.flag('showValue') ? host.text('value') : '';
    };
    const slideTo = (value: number): void => {
      host.set('value', value);
      host.fire('change', { value: host.number('value') });
    };
    range.addEventListener('input', () => host.fire('changing', { value: Number(range.value) }));
    range.addEventListener('change', () => slideTo(Number(range.value)));
    return {
      attached: () => {
        host.dom.append(range, info);
        draw();
      },
      changed: draw,
      formValue: () => host.number('value'),
      formReset: () => host.set('value', host.number('min')),
      control: { slideTo },
    };
  },
};
