import { cancelPledge, getMyPledge } from '../../../services/donation';
import { blank, cancelling, isChange, refused, toView, type Pledge } from './pledge.model';

Page({
  data: blank,
  pledgeId: '',
  pledge: null as Pledge | null,

  onLoad({ pledgeId = '' }: { pledgeId?: string }) {
    this.pledgeId = pledgeId;
  },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return getMyPledge({ pledgeId: this.pledgeId }, (answer) => {
      if (answer.ok) this.pledge = answer.data;
      this.setData(toView(answer, this.data));
    });
  },

  onRetry() {
    void this.load();
  },

  onInvitation() {
    void wx.redirectTo({ url: '/packages/donor/invitation/invitation' });
  },

  onCancel() {
    wx.showModal({
      ...cancelling,
      success: ({ confirm }) => {
        if (confirm) void this.cancel();
      },
    });
  },

  async cancel() {
    const { pledge } = this;
    if (pledge === null || this.data.isSending) return;
    this.setData({ isSending: true, refusal: null });
    const answer = await cancelPledge({ pledgeId: pledge.pledgeId, rev: pledge.rev });
    if (answer.ok || isChange(answer)) await this.load();
    else this.setData(refused(answer));
  },
});
