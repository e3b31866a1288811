import type { ElementHost, ElementKind } from './element';
import { anyProperty, flagProperty, textProperty } from './element';
import type { PickerColumns } from './picker-columns';
import { pickerColumns } from './picker-columns';
import { Wheel, wheelItemHeight } from './wheel';

export const picker: ElementKind = {
  properties: {
    mode: textProperty('selector'),
    name: textProperty(),
    headerText: textProperty(),
    range: anyProperty([]),
    rangeKey: textProperty(),
    value: anyProperty(),
    start: textProperty(),
    end: textProperty(),
    fields: textProperty('day'),
    disabled: flagProperty(),
  },
  create: (host) => {
    let sheet: PickerSheet | null = null;
    return {
      attached: () => {
        if (!host.dom.hasAttribute('role')) host.dom.setAttribute('role', 'button');
      },
      tapped: () => {
        if (host.flag('disabled') || sheet) return;
        sheet = new PickerSheet(host, pickerColumns(host), () => {
          sheet = null;
        });
      },
      changed: (name) => {
        if (name === 'range' || name === 'value') sheet?.redraw();
      },
      detached: () => sheet?.close(),
      formValue: () => host.any('value') ?? null,
      formReset: () => host.set('value', host.text('mode') === 'selector' ? 0 : ''),
    };
  },
};

const element = (tag: string, className: string, text = ''): HTMLElement => {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
};

/** The sheet that slides up over the page. */
class PickerSheet {
  private readonly sheet = element('div', 'phone-picker');
  private readonly wheels = element('div', 'phone-picker-wheels');
  private chosen: number[];
  private columns: Wheel[] = [];

  constructor(
    private readonly host: ElementHost,
    private readonly content: PickerColumns,
    private readonly onClose: () => void,
  ) {
    this.chosen = content.initial();
    const panel = element('div', 'phone-picker-panel');
    const head = element('div', 'phone-picker-head');
    const cancel = element('button', 'phone-picker-cancel', '取消');
    const confirm = element('button', 'phone-picker-confirm', '确定');
    head.append(cancel, element('span', '', host.text('headerText')), confirm);
    panel.append(head, this.wheels);
    this.sheet.append(panel);
    this.sheet.setAttribute('role', 'dialog');
    cancel.addEventListener('click', () => this.cancel());
    confirm.addEventListener('click', () => this.confirm());
    this.sheet.addEventListener('click', (event) => event.target === this.sheet && this.cancel());
    document.body.append(this.sheet);
    this.draw(0);
  }

  /** The program changed the columns while the sheet is open. */
  redraw(): void {
    this.chosen = this.content.initial();
    this.draw(0);
  }

  close(): void {
    this.sheet.remove();
    this.onClose();
  }

  private draw(from: number): void {
    const columns = this.content.columns(this.chosen);
    this.columns.splice(from).forEach((wheel) => wheel.column.remove());
    columns.slice(from).forEach((lines, offset) => {
      const index = from + offset;
      const column = element('div', 'phone-wheel');
      column.append(...lines.map((line) => element('div', 'phone-wheel-line', line)));
      this.wheels.append(column);
      const wheel = new Wheel(
        column,
        () => wheelItemHeight,
        (line) => this.onTurn(index, line),
      );
      wheel.turnTo(this.chosen[index] ?? 0);
      this.chosen[index] = wheel.chosen;
      this.columns.push(wheel);
    });
  }

  private onTurn(column: number, line: number): void {
    this.chosen[column] = line;
    if (this.host.text('mode') === 'multiSelector') this.host.fire('columnchange', { column, value: line });
    else this.draw(column + 1);
  }

  private cancel(): void {
    this.close();
    this.host.fire('cancel', {});
  }

  private confirm(): void {
    const value = this.content.value(this.columns.map((wheel) => wheel.chosen));
    this.close();
    this.host.set('value', value);
    this.host.fire('change', { value });
  }
}
