import { familySlip } from '../../components/code-slip/code-slip.model';
import { getWard, inviteGuardian, voidMyCode } from '../../services/family';
import { endMyBinding } from '../../services/identity';
import { pictureOf } from '../../services/pictures';
import { blank, endingOf, refused, toView } from './ward.model';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; code: string; expires: string }>;

Page({
  data: blank,
  pupilId: '',

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.pupilId = pupilId;
  },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return getWard({ pupilId: this.pupilId }, (answer) => this.setData(toView(answer, this.data)));
  },

  onRetry() {
    void this.load();
  },

  onConsents() {
    void wx.navigateTo({ url: `/pages/consents/consents?pupilId=${this.pupilId}` });
  },

  async onInvite() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, refusal: null });
    const answer = await inviteGuardian({ pupilId: this.pupilId });
    if (!answer.ok) {
      this.setData(refused(answer));
      return;
    }
    const { code, qrPng } = answer.data;
    const picture = qrPng === null ? '' : pictureOf(code, qrPng);
    this.setData({ isBusy: false, slip: familySlip(this.data.name, answer.data, picture) });
    await this.load();
  },

  onCode({ currentTarget }: Tap) {
    const { code, expires } = currentTarget.dataset;
    this.setData({ slip: familySlip(this.data.name, { code, expiresAt: expires }, '') });
  },

  async onVoid({ currentTarget }: Tap) {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, refusal: null });
    const answer = await voidMyCode({ codeId: currentTarget.dataset.id });
    this.setData(answer.ok ? { isBusy: false } : refused(answer));
    await this.load();
  },

  onEnd() {
    if (this.data.isBusy) return;
    wx.showModal({
      ...endingOf(this.data.name),
      success: ({ confirm }) => {
        if (confirm) void this.end();
      },
    });
  },

  async end() {
    this.setData({ isBusy: true, refusal: null });
    const answer = await endMyBinding({ pupilId: this.pupilId });
    if (answer.ok) void wx.switchTab({ url: '/pages/mine/mine' });
    else this.setData(refused(answer));
  },

  onCloseSlip() {
    this.setData({ slip: null });
  },

  onCloseRefusal() {
    this.setData({ refusal: null });
  },
});
