import { convertRpx } from '../rpx';
import type { ElementHost, ElementKind } from './element';
import { anyProperty, flagProperty, ignored, numberProperty, textProperty } from './element';

const fieldProperties = {
  value: anyProperty(''),
  name: textProperty(),
  placeholder: textProperty(),
  placeholderStyle: textProperty(),
  placeholderClass: textProperty('input-placeholder'),
  disabled: flagProperty(),
  maxlength: numberProperty(140),
  focus: flagProperty(),
  autoFocus: flagProperty(),
  cursor: numberProperty(-1),
  selectionStart: numberProperty(-1),
  selectionEnd: numberProperty(-1),
  confirmType: textProperty('done'),
  ...ignored('cursorSpacing confirmHold holdKeyboard adjustPosition alwaysEmbed cursorColor adjustKeyboardTo'),
};

export const input: ElementKind = {
  properties: {
    ...fieldProperties,
    type: textProperty('text'),
    password: flagProperty(),
    ...ignored('safePasswordCertPath'),
  },
  create: (host) => new Field(host, document.createElement('input')),
};

export const textarea: ElementKind = {
  properties: {
    ...fieldProperties,
    autoHeight: flagProperty(),
    ...ignored('fixed showConfirmBar disableDefaultPadding'),
  },
  create: (host) => new Field(host, document.createElement('textarea')),
};

/** What the phone's keyboard for each type cannot type. */
const forbidden: Record<string, RegExp> = { number: /\D/g, digit: /[^\d.]/g, idcard: /[^\dXx]/g };

const inputModes: Record<string, string> = { number: 'numeric', digit: 'decimal' };

/** Text typed by the person: the browser's control under a placeholder of its own, which can carry WeChat's classes. */
class Field {
  private readonly placeholder = document.createElement('div');
  readonly control = {
    input: (value: string): void => this.type(value),
  };

  constructor(
    private readonly host: ElementHost,
    private readonly field: HTMLInputElement | HTMLTextAreaElement,
  ) {
    field.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) this.onInput();
    });
    field.addEventListener('compositionend', () => this.onInput());
    field.addEventListener('focus', () => this.host.fire('focus', { value: field.value, height: 0 }));
    field.addEventListener('blur', () => this.onBlur());
    field.addEventListener('keydown', (event) => this.onKey(event as KeyboardEvent));
  }

  attached(): void {
    const { host, field } = this;
    host.dom.append(this.placeholder, field);
    for (const { name, value } of host.dom.attributes) if (name.startsWith('aria-')) field.setAttribute(name, value);
    if (field instanceof HTMLTextAreaElement) field.rows = 1;
    this.write(host.text('value'));
    for (const name of ['type', 'disabled', 'maxlength', 'placeholder']) this.changed(name);
    if (host.flag('autoFocus') || host.flag('focus')) setTimeout(() => field.focus());
  }

  changed(name: string): void {
    const { host, field } = this;
    if (name === 'value') this.write(host.text('value'));
    else if (name === 'disabled') field.disabled = host.flag('disabled');
    else if (name === 'maxlength')
      field.maxLength = host.number('maxlength') < 0 ? 1_000_000 : host.number('maxlength');
    else if (name === 'focus') setTimeout(() => (host.flag('focus') ? field.focus() : field.blur()));
    else if (name === 'cursor' || name === 'selectionStart' || name === 'selectionEnd') this.select();
    else if (/^placeholder/.test(name)) this.drawPlaceholder();
    else if (name === 'type' || name === 'password') this.setType();
    if (name === 'autoHeight') this.grow();
  }

  /** A tap on the padding of the element goes to the control, as on the phone. */
  tapped(): void {
    if (!this.host.flag('disabled') && document.activeElement !== this.field) this.field.focus();
  }

  formValue(): string {
    return this.field.value;
  }

  formReset(): void {
    this.write('');
    this.host.set('value', '');
  }

  /** As if the person had typed it. */
  private type(value: string): void {
    this.field.focus();
    this.field.value = value;
    this.onInput();
  }

  private onInput(): void {
    const { field, host } = this;
    const pattern = forbidden[host.text('type')];
    if (pattern) field.value = field.value.replace(pattern, '');
    const { value } = field;
    this.afterWrite();
    host.set('value', value);
    const cursor = field.selectionStart ?? value.length;
    const replaced = host.fire('input', { value, cursor, keyCode: value.charCodeAt(cursor - 1) || 0 });
    if (typeof replaced === 'string') this.write(replaced);
    else if (typeof replaced === 'object' && replaced !== null && 'value' in replaced)
      this.write(String(replaced.value));
  }

  private onBlur(): void {
    const { value } = this.field;
    this.host.fire('blur', { value, cursor: this.field.selectionStart ?? value.length });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    const { field, host } = this;
    if (field instanceof HTMLInputElement) host.fire('confirm', { value: field.value });
  }

  private write(value: string): void {
    if (this.field.value !== value) this.field.value = value;
    this.afterWrite();
  }

  private afterWrite(): void {
    this.placeholder.hidden = this.field.value !== '';
    this.grow();
  }

  private setType(): void {
    const { field, host } = this;
    if (!(field instanceof HTMLInputElement)) return;
    field.type = host.flag('password') || host.text('type') === 'safe-password' ? 'password' : 'text';
    field.inputMode = inputModes[host.text('type')] ?? 'text';
  }

  private drawPlaceholder(): void {
    const { host, placeholder, field } = this;
    placeholder.className = `phone-placeholder ${host.classes(host.text('placeholderClass'))}`;
    placeholder.setAttribute('style', convertRpx(host.text('placeholderStyle')));
    const text = document.createElement('span');
    text.textContent = host.text('placeholder');
    placeholder.replaceChildren(text);
    placeholder.setAttribute('aria-hidden', 'true');
    field.setAttribute('aria-placeholder', host.text('placeholder'));
  }

  private select(): void {
    const { host, field } = this;
    const start = host.number('selectionStart');
    const end = host.number('selectionEnd');
    const cursor = host.number('cursor');
    if (start >= 0 && end >= 0) field.setSelectionRange(start, end);
    else if (cursor >= 0 && document.activeElement === field) field.setSelectionRange(cursor, cursor);
  }

  private grow(): void {
    const { field, host } = this;
    if (!(field instanceof HTMLTextAreaElement)) return;
    host.dom.toggleAttribute('auto-height', host.flag('autoHeight'));
    if (!host.flag('autoHeight')) return;
    const before = field.style.height;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
    if (before !== field.style.height && before !== '') {
      host.fire('linechange', { height: field.scrollHeight, heightRpx: 0, lineCount: 0 });
    }
  }
}
