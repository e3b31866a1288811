import { endMyBinding, getMe } from '../../services/identity';
import { waiting } from '../../services/offline-queue';
import { toProblem } from '../../text/problem';
import { blank, endingOf, toView } from './mine.model';

Page({
  data: blank,

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return getMe((answer) => this.setData(toView(answer, this.data, waiting())));
  },

  onRetry() {
    void this.load();
  },

  onChild({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
    const child = this.data.children.find(({ key }) => key === currentTarget.dataset.key);
    if (!child || this.data.isEnding) return;
    wx.showModal({
      ...endingOf(child),
      success: ({ confirm }) => {
        if (confirm) void this.end(child.key);
      },
    });
  },

  async end(pupilId: string) {
    this.setData({ isEnding: true, refusal: null });
    const answer = await endMyBinding({ pupilId });
    this.setData({ isEnding: false, refusal: answer.ok ? null : toProblem(answer) });
    await this.load();
  },

  onCloseRefusal() {
    this.setData({ refusal: null });
  },

  onEntry() {
    void wx.navigateTo({ url: '/pages/child/child' });
  },

  onBind() {
    void wx.navigateTo({ url: '/pages/bind/bind' });
  },

  onJoin() {
    void wx.navigateTo({ url: '/pages/join/join' });
  },

  onDonor() {
    void wx.navigateTo({ url: '/packages/donor/invitation/invitation' });
  },

  onMessages() {
    wx.openSetting({ withSubscriptions: true, fail: () => undefined });
  },
});
