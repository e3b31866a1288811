import { acceptInvitation, previewInvitation } from '../../../services/identity';
import { codeInScan, codeInScene } from '../../../text/code';
import { blank, toOutcome, toPreview, unreadableScan, withCode } from './invitation.model';

Page({
  data: blank,

  onLoad({ scene = '' }: { scene?: string }) {
    const code = codeInScene(scene);
    if (code !== '') this.look(code);
  },

  onScan() {
    wx.scanCode({
      success: (scan) => {
        const code = codeInScan(scan);
        if (code === '') this.setData(unreadableScan());
        else this.look(code);
      },
      fail: () => undefined,
    });
  },

  onCode({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    this.setData(withCode(detail.code));
  },

  onNext() {
    if (this.data.isWhole) this.look(this.data.code);
  },

  look(code: string) {
    if (this.data.isBusy) return;
    this.setData({ ...withCode(code), isBusy: true });
    void previewInvitation({ code }).then((answer) => this.setData(toPreview(answer)));
  },

  onRefuse() {
    this.setData(blank);
  },

  onRetry() {
    if (this.data.offer) this.onOpen();
    else this.onNext();
  },

  onOpen() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, problem: null });
    void this.send();
  },

  async send() {
    const outcome = toOutcome(await acceptInvitation({ code: this.data.code }));
    if ('url' in outcome) void wx.redirectTo({ url: outcome.url });
    else this.setData({ isBusy: false, problem: outcome.problem });
  },
});
