import { acceptInvitation, claimBureau } from '../../services/identity';
import { codeInScan, codeInScene } from '../../text/code';
import { blank, toOutcome, unreadableScan, withTyped } from './join.model';

Page({
  data: blank,

  onLoad({ scene = '' }: { scene?: string }) {
    const code = codeInScene(scene);
    if (code !== '') this.setData(withTyped(this.data, { code }));
  },

  onScan() {
    wx.scanCode({
      success: (scan) => {
        const code = codeInScan(scan);
        this.setData(code === '' ? unreadableScan() : withTyped(this.data, { code }));
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

  onJoin() {
    if (!this.data.isWhole || this.data.isBusy) return;
    this.setData({ isBusy: true, problem: null });
    void this.send();
  },

  async send() {
    const { who, code, name } = this.data;
    const answer = who === 'staff' ? await acceptInvitation({ code }) : await claimBureau({ code, name: name.trim() });
    const outcome = toOutcome(answer, who);
    if ('url' in outcome) void wx.redirectTo({ url: outcome.url });
    else this.setData({ isBusy: false, problem: outcome.problem });
  },
});
