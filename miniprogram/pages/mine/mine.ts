import { getMe } from '../../services/identity';
import { waiting } from '../../services/offline-queue';
import { blank, toChildren, toView, type Children } from './mine.model';

Page({
  data: blank,
  all: [] as Children,
  page: 0,

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return getMe((answer) => {
      if (answer.ok) this.all = answer.data.children;
      this.setData(toView(answer, this.data, waiting(), this.page));
    });
  },

  onRetry() {
    void this.load();
  },

  onPrevious() {
    this.turnTo(this.page - 1);
  },

  onNext() {
    this.turnTo(this.page + 1);
  },

  turnTo(page: number) {
    this.page = page;
    this.setData(toChildren(this.all, page));
  },

  onChild({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
    void wx.navigateTo({ url: `/pages/ward/ward?pupilId=${currentTarget.dataset.key}` });
  },

  onConsents() {
    void wx.navigateTo({ url: '/pages/consents/consents' });
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
