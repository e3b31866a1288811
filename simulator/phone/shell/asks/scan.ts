import { recentCodes, rememberCode } from '../codes';
import { h } from '../dom';
import type { OverlayLayer } from './layer';
import type { Presenter } from './asks';

/** wx.scanCode. */
export const presentScan: Presenter<'scan'> = (layer, _ask, answer) => openScanner(layer, (text) => answer({ text }));

/** Asks for the text of a code: typed, pasted, or one that a phone of this cloud showed lately. Null: cancelled. */
export function openScanner(layer: OverlayLayer, onResult: (text: string | null) => void): () => void {
  const input = h('textarea', { class: 'scan-input', rows: 3, 'aria-label': '码的内容', autofocus: true });
  input.placeholder = '粘贴或输入码的内容';
  const finish = () => {
    const text = input.value.trim();
    if (text === '') {
      input.focus();
      return;
    }
    if (!recentCodes().some((code) => code.text === text)) rememberCode({ text, label: '扫过的码' });
    onResult(text);
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    finish();
  });
  const list = h('div', { class: 'scan-codes' });
  const codes = recentCodes();
  if (codes.length > 0) list.append(h('p', { class: 'scan-note' }, '最近出现过的码'));
  for (const { text, label } of codes) {
    const pick = () => onResult(text);
    list.append(
      h('button', { type: 'button', class: 'scan-code', onClick: pick }, h('b', {}, label), h('span', {}, text)),
    );
  }
  return layer.open(
    { form: 'full', label: '扫一扫', onCancel: () => onResult(null) },
    h(
      'div',
      { class: 'scan' },
      h('div', { class: 'scan-window', 'aria-hidden': 'true' }),
      h('h2', { class: 'scan-title' }, '扫一扫'),
      input,
      h(
        'div',
        { class: 'consent-buttons' },
        h('button', { type: 'button', class: 'button dark', onClick: () => onResult(null) }, '取消'),
        h('button', { type: 'button', class: 'button primary', onClick: finish }, '扫到了'),
      ),
      list,
    ),
  );
}
