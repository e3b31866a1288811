import { fill, h } from '../dom';
import { icon } from '../icon';
import type { Presenter } from './asks';

/** wx.previewImage. */
export const presentPreview: Presenter<'preview'> = (layer, ask, answer) => {
  const close = () => answer({});
  const picture = h('img', { class: 'preview-picture', alt: '' });
  const counter = h('span', { class: 'preview-counter', 'aria-live': 'polite' });
  let current = Math.max(0, ask.current);
  const show = (step: number) => {
    current = (current + step + ask.urls.length) % ask.urls.length;
    picture.src = ask.urls[current] ?? '';
    fill(counter, ask.urls.length > 1 && `${current + 1} / ${ask.urls.length}`);
  };
  show(0);
  const arrow = (name: 'left' | 'right', label: string, step: number) =>
    ask.urls.length > 1 &&
    h(
      'button',
      { type: 'button', class: `preview-arrow ${name}`, 'aria-label': label, onClick: () => show(step) },
      icon(name, 28),
    );
  return layer.open(
    { form: 'full', label: '图片', onCancel: close },
    h(
      'div',
      { class: 'preview' },
      h(
        'button',
        { type: 'button', class: 'preview-close', 'aria-label': '关闭图片', autofocus: true, onClick: close },
        picture,
      ),
      arrow('left', '上一张', -1),
      arrow('right', '下一张', 1),
      counter,
    ),
  );
};
