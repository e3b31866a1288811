import { getMe } from '../../services/identity';
import { waiting } from '../../services/offline-queue';
import { blank, toView } from './mine.model';

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
