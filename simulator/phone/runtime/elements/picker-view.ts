import type { ElementHost, ElementKind } from './element';
import { anyProperty, builtElement, flagProperty, ignored, textProperty } from './element';
import { Wheel } from './wheel';

const defaultItemHeight = 34;

const wheels = new WeakMap<ElementHost, Wheel>();

const columnsOf = (view: ElementHost): ElementHost[] => view.within('picker-view-column').map(({ host }) => host);

const itemHeight = (view: ElementHost | null): number =>
  parseFloat(/height:\s*([\d.]+)px/.exec(view?.text('indicatorStyle') ?? '')?.[1] ?? '') || defaultItemHeight;

export const pickerView: ElementKind = {
  properties: {
    value: anyProperty([]),
    name: textProperty(),
    indicatorStyle: textProperty(),
    indicatorClass: textProperty(),
    maskStyle: textProperty(),
    maskClass: textProperty(),
    immediateChange: flagProperty(),
  },
  create: (host) => {
    const place = (): void => {
      const value = (host.any('value') as number[] | null) ?? [];
      host.dom.style.setProperty('--item-height', `${itemHeight(host)}px`);
      columnsOf(host).forEach((column, index) => wheels.get(column)?.turnTo(value[index] ?? 0));
    };
    return {
      attached: () => setTimeout(place),
      changed: () => setTimeout(place),
      formValue: () => host.any('value'),
      formReset: () => host.set('value', []),
      control: {
        columnTurned: () => {
          const value = columnsOf(host).map((column) => wheels.get(column)?.chosen ?? 0);
          host.set('value', value);
          host.fire('change', { value });
        },
      },
    };
  },
};

export const pickerViewColumn: ElementKind = {
  properties: ignored('columnStyle'),
  create: (host) => ({
    attached: () => {
      const view = host.closest('picker-view');
      const turned = (): void => {
        const behaviour = view ? builtElement(view.dom)?.behaviour : undefined;
        behaviour?.control?.['columnTurned']?.();
      };
      wheels.set(host, new Wheel(host.dom, () => itemHeight(view), turned));
    },
  }),
};
