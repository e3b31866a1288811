import { h } from '../dom';
import { templateTitle } from '../templates';
import type { Presenter } from './asks';

/** wx.openSetting: the switches of subscribe messages. */
export const presentSettings: Presenter<'settings'> = (layer, ask, answer) => {
  const main = h('input', { type: 'checkbox', checked: ask.mainSwitch });
  const templates = Object.entries(ask.subscriptions).map(([templateId, state]) => ({
    templateId,
    state,
    box: h('input', { type: 'checkbox', checked: state === 'accept', disabled: state === 'ban' }),
  }));
  const finish = () =>
    answer({
      mainSwitch: main.checked,
      subscriptions: Object.fromEntries(
        templates.map(({ templateId, state, box }) => [
          templateId,
          state === 'ban' ? state : box.checked ? 'accept' : 'reject',
        ]),
      ),
    });
  const line = (text: string, box: HTMLInputElement) =>
    h('label', { class: 'consent-item' }, h('span', { class: 'consent-name' }, text), box);
  return layer.open(
    { form: 'sheet', label: '设置', onCancel: finish },
    h(
      'div',
      { class: 'consent' },
      h('h2', { class: 'consent-title' }, '订阅消息'),
      line('接收订阅消息', main),
      ...templates.map(({ templateId, state, box }) =>
        line(`${templateTitle(templateId)}${state === 'ban' ? '（已被封禁）' : ''}`, box),
      ),
      h(
        'div',
        { class: 'consent-buttons' },
        h('button', { type: 'button', class: 'button primary', autofocus: true, onClick: finish }, '完成'),
      ),
    ),
  );
};
