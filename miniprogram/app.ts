import { sweep } from './services/cache';
import { sendWaiting } from './services/offline-queue';

App({
  onLaunch() {
    wx.cloud.init({ env: ENVIRONMENT.envId, traceUser: false });
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) void sendWaiting();
    });
    setTimeout(sweep, 5000);
  },

  onShow() {
    void sendWaiting();
  },
});
