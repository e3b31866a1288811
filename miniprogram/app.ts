import { sweep } from './services/cache';
import { sendWaiting } from './services/offline-queue';

App({
  onLaunch() {
    wx.cloud.init({ env: ENVIRONMENT.envId, traceUser: false });
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) void sendWaiting().then(refreshPage);
    });
    setTimeout(sweep, 5000);
  },

  onShow() {
    void sendWaiting().then((count) => count > 0 && refreshPage());
  },
});

/** The page in front shows what is true now, as if it had been pulled down. */
function refreshPage(): void {
  const page: { onPullDownRefresh?: () => unknown } | undefined = getCurrentPages().pop();
  void page?.onPullDownRefresh?.();
}
