import { h } from '../dom';
import type { AskResults } from '../../messages';
import { templateTitle } from '../templates';
import type { Presenter } from './asks';

type Choice = AskResults['subscribe']['choices'][string];

/** wx.requestSubscribeMessage: each template is agreed to or not; closing the sheet refuses all, as in WeChat. */
export const presentSubscribe: Presenter<'subscribe'> = (layer, ask, answer) => {
  const boxes = ask.templateIds.map((templateId) => {
    const box = h('input', { type: 'checkbox', checked: true });
    const label = h(
      'label',
      { class: 'consent-item' },
      h('span', { class: 'consent-name' }, templateTitle(templateId)),
      box,
    );
    return { templateId, box, label };
  });
  const remember = h('input', { type: 'checkbox' });
  const finish = (isAllowed: boolean) => {
    const choices = Object.fromEntries(
      boxes.map(({ templateId, box }): [string, Choice] => [
        templateId,
        isAllowed && box.checked ? 'accept' : 'reject',
      ]),
    );
    answer({ choices, remember: remember.checked });
  };
  return layer.open(
    { form: 'sheet', label: '订阅消息', onCancel: () => finish(false) },
    h(
      'div',
      { class: 'consent' },
      h('h2', { class: 'consent-title' }, '小程序想给您发以下通知'),
      h('p', { class: 'consent-note' }, '同意一次，发一条。'),
      ...boxes.map(({ label }) => label),
      h('label', { class: 'consent-remember' }, remember, '总是保持以上选择，不再询问'),
      h(
        'div',
        { class: 'consent-buttons' },
        h('button', { type: 'button', class: 'button quiet', onClick: () => finish(false) }, '取消'),
        h('button', { type: 'button', class: 'button primary', autofocus: true, onClick: () => finish(true) }, '允许'),
      ),
    ),
  );
};
