import { shell } from '../link';
import { api, requireText, text } from './api';

let clipboard = '';

const nothing = (name: string): ReturnType<typeof api> => api(name, () => undefined);

/** What the phone does outside the program: told to the person, or nothing to see. */
export const deviceApis = {
  setClipboardData: api('setClipboardData', async (options) => {
    clipboard = requireText(options, 'data');
    await navigator.clipboard.writeText(clipboard).catch(() => undefined);
    shell.post({
      type: 'toast',
      toast: { title: '内容已复制', icon: 'success', image: '', durationMs: 1500, mask: false },
    });
  }),
  getClipboardData: api('getClipboardData', () => ({ data: clipboard })),
  makePhoneCall: api('makePhoneCall', (options) => {
    shell.post({ type: 'notice', text: `拨打电话 ${requireText(options, 'phoneNumber')}` });
  }),
  vibrateShort: api('vibrateShort', (options) => {
    shell.post({ type: 'notice', text: `手机震动（${text(options['type'], '短')}）` });
  }),
  vibrateLong: api('vibrateLong', () => shell.post({ type: 'notice', text: '手机震动（长）' })),
  setKeepScreenOn: nothing('setKeepScreenOn'),
  hideShareMenu: nothing('hideShareMenu'),
  showShareMenu: nothing('showShareMenu'),
  hideKeyboard: api('hideKeyboard', () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }),
  setBackgroundColor: nothing('setBackgroundColor'),
  setBackgroundTextStyle: nothing('setBackgroundTextStyle'),
  enableAlertBeforeUnload: nothing('enableAlertBeforeUnload'),
  disableAlertBeforeUnload: nothing('disableAlertBeforeUnload'),
  reportEvent: () => undefined,
  getPrivacySetting: api('getPrivacySetting', () => ({
    needAuthorization: false,
    privacyContractName: '《用户隐私保护指引》',
  })),
  requirePrivacyAuthorize: nothing('requirePrivacyAuthorize'),
  openPrivacyContract: api('openPrivacyContract', () =>
    shell.post({ type: 'notice', text: '打开《用户隐私保护指引》' }),
  ),
  onNeedPrivacyAuthorization: () => undefined,
};
