import { getMe } from '../../services/identity';
import { getMyChild, withdrawCorrection } from '../../services/own-entry';
import { toProblem } from '../../text/problem';
import { failed } from '../../text/screen';
import { blank, toChoice, toView, withdrawing } from './child.model';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; key: string }>;

Page({
  data: blank,
  wanted: '',

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.wanted = pupilId;
  },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  /** Without a child named, the first is shown; the others are a tap away. */
  load() {
    return getMe((answer) => {
      if (!answer.ok) return this.setData(failed(answer, this.data));
      const choice = toChoice(answer.data, this.wanted);
      this.wanted = choice.pupilId;
      void this.show(choice);
    });
  },

  show(choice: ReturnType<typeof toChoice>) {
    const { pupilId } = choice;
    return getMyChild({ pupilId: pupilId || 'none' }, (answer) => {
      if (this.wanted === pupilId) this.setData({ ...choice, ...toView(answer, this.data) });
    });
  },

  onRetry() {
    void this.load();
  },

  onChild({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.wanted = detail.key;
    void this.show({ children: this.data.children, pupilId: detail.key });
  },

  onField({ currentTarget }: Tap) {
    const { key } = currentTarget.dataset;
    void wx.navigateTo({ url: `/pages/correction/correction?pupilId=${this.wanted}&field=${key}` });
  },

  onOpenings() {
    void wx.navigateTo({ url: `/pages/openings/openings?pupilId=${this.wanted}` });
  },

  onWithdraw({ currentTarget }: Tap) {
    const wish = this.data.wishes.find(({ id }) => id === currentTarget.dataset.id);
    if (!wish || this.data.isSending) return;
    wx.showModal({
      ...withdrawing(wish),
      success: ({ confirm }) => {
        if (confirm) void this.withdraw(wish.id);
      },
    });
  },

  async withdraw(correctionId: string) {
    this.setData({ isSending: true, refusal: null });
    const answer = await withdrawCorrection({ pupilId: this.wanted, correctionId });
    this.setData({ isSending: false, refusal: answer.ok ? null : toProblem(answer) });
    await this.load();
  },

  onCloseRefusal() {
    this.setData({ refusal: null });
  },
});
