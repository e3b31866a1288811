import { shell } from '../link';
import type { Options } from './api';
import { api, ApiError, text } from './api';

let toastTimer: ReturnType<typeof setTimeout> | undefined;

function hideToast(): void {
  clearTimeout(toastTimer);
  if (shell.toast) shell.post({ type: 'toast', toast: null });
}

function showToast(options: Options): void {
  clearTimeout(toastTimer);
  const durationMs = Number(options['duration'] ?? 1500);
  const icon = text(options['icon'], 'success');
  shell.post({
    type: 'toast',
    toast: {
      title: text(options['title']),
      icon: icon === 'error' || icon === 'loading' || icon === 'none' ? icon : 'success',
      image: text(options['image']).replace(/^\//, '/app/'),
      durationMs,
      mask: options['mask'] === true,
    },
  });
  toastTimer = setTimeout(hideToast, durationMs);
}

async function showModal(options: Options): Promise<Record<string, unknown>> {
  const answer = await shell.ask<'modal'>({
    kind: 'modal',
    title: text(options['title']),
    content: text(options['content']),
    showCancel: options['showCancel'] !== false,
    cancelText: text(options['cancelText'], '取消'),
    cancelColor: text(options['cancelColor'], '#000000'),
    confirmText: text(options['confirmText'], '确定'),
    confirmColor: text(options['confirmColor'], '#576B95'),
    editable: options['editable'] === true,
    placeholderText: text(options['placeholderText']),
  });
  return { confirm: answer.confirm, cancel: !answer.confirm, content: answer.content ?? null };
}

async function showActionSheet(options: Options): Promise<Record<string, unknown>> {
  const items = options['itemList'];
  if (!Array.isArray(items) || items.length === 0)
    throw new ApiError('parameter error: parameter.itemList should have at least 1 item;');
  if (items.length > 6) throw new ApiError('parameter error: itemList should not be larger than 6');
  const { tapIndex } = await shell.ask<'actionSheet'>({
    kind: 'actionSheet',
    title: text(options['alertText']),
    itemList: items.map(String),
    itemColor: text(options['itemColor'], '#000000'),
  });
  if (tapIndex < 0) throw new ApiError('cancel');
  return { tapIndex };
}

/** Messages and questions that the shell shows. */
export const uiApis = {
  showToast: api('showToast', showToast),
  hideToast: api('hideToast', hideToast),
  showLoading: api('showLoading', (options) => {
    hideToast();
    shell.post({ type: 'loading', loading: { title: text(options['title']), mask: options['mask'] === true } });
  }),
  hideLoading: api('hideLoading', () => {
    if (!shell.loading) throw new ApiError("hideLoading:toast can't be found");
    shell.post({ type: 'loading', loading: null });
  }),
  showModal: api('showModal', showModal),
  showActionSheet: api('showActionSheet', showActionSheet),
};
