import type { Ask } from '../../messages';
import { h } from '../dom';
import type { IconName } from '../icon';
import { icon } from '../icon';
import type { Presenter } from './asks';
import { samplePhoto } from './sample-photo';

/** wx.chooseMessageFile, chooseMedia, chooseImage. */
export const presentFiles: Presenter<'files'> = (layer, ask, answer) => {
  const cancel = () => answer({ files: [] });
  const input = h('input', { type: 'file', accept: ask.accept, multiple: ask.count > 1, hidden: true });
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])].slice(0, ask.count);
    if (files.length > 0) answer({ files });
  });
  const sample = takesPictures(ask)
    ? choice('picture', '用一张示例照片', () => void samplePhoto().then((photo) => answer({ files: [photo] })))
    : null;
  const words = takesPictures(ask) ? '选照片' : '选文件';
  return layer.open(
    { form: 'sheet', label: words, onCancel: cancel },
    h('p', { class: 'sheet-title' }, ask.count > 1 ? `${words}，最多 ${ask.count} 个` : words),
    choice('file', '从这台电脑里选', () => input.click()),
    sample,
    h('button', { type: 'button', class: 'sheet-item cancel', onClick: cancel }, '取消'),
    input,
  );
};

const takesPictures = (ask: Extract<Ask, { kind: 'files' }>): boolean =>
  ask.purpose === 'media' || ask.accept.includes('image');

function choice(name: IconName, text: string, onClick: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'sheet-item with-icon', onClick }, icon(name, 20), text);
}
