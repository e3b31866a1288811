import { h } from '../dom';
import type { Presenter } from './asks';

/** wx.showActionSheet. */
export const presentActionSheet: Presenter<'actionSheet'> = (layer, ask, answer) => {
  const cancel = () => answer({ tapIndex: -1 });
  const items = ask.itemList.map((text, tapIndex) => {
    const item = h('button', { type: 'button', class: 'sheet-item', onClick: () => answer({ tapIndex }) }, text);
    item.style.color = ask.itemColor;
    return item;
  });
  return layer.open(
    { form: 'sheet', label: ask.title || '请选择', onCancel: cancel },
    ask.title && h('p', { class: 'sheet-title' }, ask.title),
    ...items,
    h('button', { type: 'button', class: 'sheet-item cancel', onClick: cancel }, '取消'),
  );
};
