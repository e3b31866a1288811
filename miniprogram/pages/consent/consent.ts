import type { Purpose } from '../../../contract/consent';
import { giveConsent, listConsents, withdrawConsent } from '../../services/family';
import { blank, givingOf, refused, toView } from './consent.model';

Page({
  data: blank,
  pupilId: '',
  purpose: '',

  onLoad({ pupilId = '', purpose = '' }: { pupilId?: string; purpose?: string }) {
    Object.assign(this, { pupilId, purpose });
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return listConsents({ pupilId: this.pupilId }, (answer) => this.setData(toView(answer, this.purpose, this.data)));
  },

  onRetry() {
    void this.load();
  },

  async onGive() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, refusal: null });
    const answer = await giveConsent(givingOf(this.pupilId, this.purpose, this.data));
    if (answer.ok) this.finish('consented', answer.data.at);
    else this.setData(refused(answer));
  },

  async onWithdraw() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, refusal: null });
    const answer = await withdrawConsent({ pupilId: this.pupilId, purpose: this.purpose as Purpose });
    if (answer.ok) this.finish('consent-withdrawn', answer.data.at);
    else this.setData(refused(answer));
  },

  finish(kind: string, at: string) {
    void wx.redirectTo({ url: `/pages/done/done?kind=${kind}&at=${encodeURIComponent(at)}` });
  },

  onInvite() {
    void wx.navigateTo({ url: `/pages/ward/ward?pupilId=${this.pupilId}` });
  },

  onBack() {
    wx.navigateBack({
      fail: () => {
        void wx.switchTab({ url: '/pages/mine/mine' });
      },
    });
  },
});
