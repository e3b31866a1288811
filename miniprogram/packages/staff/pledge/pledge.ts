import type { Failure } from '../../../services/answer';
import { acceptPledge, declinePledge, getPledge } from '../../../services/donation';
import { accepting, after, blank, isChange, refused, toView, type Pledge } from './pledge.model';

type Step = (pledge: Pledge) => Promise<{ ok: true } | Failure>;

Page({
  data: blank,
  pledgeId: '',
  pledge: null as Pledge | null,
  last: null as Step | null,

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
    return getPledge({ pledgeId: this.pledgeId }, (answer) => {
      if (answer.ok) this.pledge = answer.data;
      this.setData(toView(answer, this.data));
    });
  },

  onRetry() {
    void this.load();
  },

  onAccept() {
    wx.showModal({
      ...accepting(this.data),
      success: ({ confirm }) => {
        if (confirm) void this.step(({ pledgeId, rev }) => acceptPledge({ pledgeId, rev }));
      },
    });
  },

  onAskReason() {
    this.setData({ asking: 'decline', refusal: null, changed: '' });
  },

  onClose() {
    this.setData({ asking: '' });
  },

  onDecline({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void this.step(({ pledgeId, rev }) => declinePledge({ pledgeId, rev, reason }));
  },

  onRepeat() {
    if (this.last !== null) void this.step(this.last);
  },

  /** Takes one step with the pledge as it was shown, then shows how it stands. */
  async step(take: Step) {
    const { pledge } = this;
    if (pledge === null || this.data.isSending) return;
    this.last = take;
    this.setData({ isSending: true, refusal: null, changed: '' });
    const answer = await take(pledge);
    if (!answer.ok && !isChange(answer)) {
      this.setData(refused(answer));
      return;
    }
    await this.load();
    this.setData(after(answer.ok));
  },
});
