import { acceptInvitation, claimBureau, previewInvitation } from '../../services/identity';
import { codeInScan, codeInScene } from '../../text/code';
import { blank, toOutcome, toPreview, unreadableScan, withTyped } from './join.model';

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
    this.setData(withTyped(this.data, { code: detail.code }));
  },

  onName({ detail }: WechatMiniprogram.Input) {
    this.setData(withTyped(this.data, { name: detail.value }));
  },

  onBureau() {
    this.setData(withTyped(this.data, { who: 'bureau' }));
  },

  onStaff() {
    this.setData(withTyped(this.data, { who: 'staff' }));
  },

  /** The bureau's own code is used at once; an invitation is shown first. */
  onNext() {
    const { who, code, isWhole, isBusy } = this.data;
    if (!isWhole || isBusy) return;
    if (who === 'staff') this.look(code);
    else this.onJoin();
  },

  look(code: string) {
    if (this.data.isBusy) return;
    this.setData({ ...withTyped(this.data, { code }), isBusy: true });
    void previewInvitation({ code }).then((answer) => this.setData(toPreview(answer)));
  },

  onJoin() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, problem: null });
    void this.send();
  },

  onRefuse() {
    this.setData(blank);
  },

  onRetry() {
    if (this.data.offer) this.onJoin();
    else this.onNext();
  },

  async send() {
    const { who, code, name } = this.data;
    const answer = who === 'staff' ? await acceptInvitation({ code }) : await claimBureau({ code, name: name.trim() });
    const outcome = toOutcome(answer, who);
    if ('url' in outcome) void wx.redirectTo({ url: outcome.url });
    else this.setData({ isBusy: false, problem: outcome.problem });
  },
});
