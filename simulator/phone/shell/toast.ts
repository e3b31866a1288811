import type { Loading, Toast } from '../messages';
import { fill, h } from './dom';
import { icon } from './icon';

/** wx.showToast, wx.showLoading, and one-line notices of what a real phone would do. */
export interface ToastView {
  element: HTMLElement;
  toast(toast: Toast | null): void;
  loading(loading: Loading | null): void;
  notice(text: string): void;
  clear(): void;
}

const NOTICE_MS = 2600;

export function createToastView(): ToastView {
  const element = h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
  let center: HTMLElement | null = null;
  const show = (mask: boolean, ...content: Node[]) => {
    center?.remove();
    center = h('div', { class: 'toast-place', 'data-mask': String(mask) }, h('div', { class: 'toast' }, ...content));
    element.append(center);
  };
  const hide = () => center?.remove();
  return {
    element,
    toast: (toast) => (toast ? show(toast.mask, ...toastContent(toast)) : hide()),
    loading: (loading) => (loading ? show(loading.mask, spinner(), line(loading.title)) : hide()),
    notice: (text) => {
      const notice = h('div', { class: 'notice' }, text);
      element.append(notice);
      setTimeout(() => notice.remove(), NOTICE_MS);
    },
    clear: () => fill(element),
  };
}

function toastContent({ icon: kind, image, title }: Toast): Node[] {
  if (image) return [h('img', { class: 'toast-image', src: image, alt: '' }), line(title)];
  if (kind === 'success') return [icon('success', 46), line(title)];
  if (kind === 'error') return [icon('error', 46), line(title)];
  if (kind === 'loading') return [spinner(), line(title)];
  return [line(title)];
}

const line = (text: string) => h('p', { class: 'toast-text' }, text);
const spinner = () => h('span', { class: 'spinner' });
