import type { Presenter } from './asks';
import { h } from '../dom';

/** wx.showModal. */
export const presentModal: Presenter<'modal'> = (layer, ask, answer) => {
  const input = ask.editable
    ? h('textarea', {
        class: 'modal-input',
        rows: 2,
        placeholder: ask.placeholderText,
        'aria-label': ask.title,
        autofocus: true,
      })
    : null;
  if (input) input.value = ask.content;
  const finish = (confirm: boolean) => answer(input && confirm ? { confirm, content: input.value } : { confirm });
  const cancel = h('button', { type: 'button', class: 'modal-button', onClick: () => finish(false) }, ask.cancelText);
  cancel.style.color = ask.cancelColor;
  const confirm = h(
    'button',
    { type: 'button', class: 'modal-button strong', autofocus: !input, onClick: () => finish(true) },
    ask.confirmText,
  );
  confirm.style.color = ask.confirmColor;
  return layer.open(
    { form: 'dialog', label: ask.title || ask.content, ...(ask.showCancel && { onCancel: () => finish(false) }) },
    h(
      'div',
      { class: 'modal-body' },
      ask.title && h('h2', { class: 'modal-title' }, ask.title),
      input ?? (ask.content && h('p', { class: ask.title ? 'modal-text' : 'modal-text alone' }, ask.content)),
    ),
    h('div', { class: 'modal-buttons' }, ask.showCancel && cancel, confirm),
  );
};
