import { acceptInvitation } from '../../../services/identity';
import { codeInScan, codeInScene } from '../../../text/code';
import { blank, toOutcome, unreadableScan, withCode } from './invitation.model';

Page({
  data: blank,

  onLoad({ scene = '' }: { scene?: string }) {
    const code = codeInScene(scene);
    if (code !== '') this.setData(withCode(code));
  },

  onScan() {
    wx.scanCode({
      success: (scan) => {
        const code = codeInScan(scan);
        this.setData(code === '' ? unreadableScan() : withCode(code));
      },
      fail: () => undefined,
    });
  },

  onCode({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    this.setData(withCode(detail.code));
  },

  onOpen() {
    if (!this.data.isWhole || this.data.isBusy) return;
    this.setData({ isBusy: true, problem: null });
    void this.send();
  },

  async send() {
    const outcome = toOutcome(await acceptInvitation({ code: this.data.code }));
    if ('url' in outcome) void wx.redirectTo({ url: outcome.url });
    else this.setData({ isBusy: false, problem: outcome.problem });
  },
});
