import type { Relation } from '../../../contract/vocabulary';
import { bindChild, previewBinding } from '../../services/identity';
import { codeInScan, codeInScene } from '../../text/code';
import { blank, toOutcome, toPreview, unreadableScan, withCode, withRelation } from './bind.model';

Page({
  data: blank,

  onLoad({ scene = '' }: { scene?: string }) {
    const code = codeInScene(scene);
    if (code !== '') this.preview(code);
  },

  onScan() {
    wx.scanCode({
      scanType: ['qrCode', 'wxCode'] as unknown as ['qrCode'],
      success: (scan) => {
        const code = codeInScan(scan);
        if (code === '') this.setData(unreadableScan());
        else this.preview(code);
      },
      fail: () => undefined,
    });
  },

  onCode({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    this.setData(withCode(detail.code));
  },

  onNext() {
    if (this.data.isWhole) this.preview(this.data.code);
  },

  preview(code: string) {
    if (this.data.isBusy) return;
    this.setData({ ...withCode(code), isBusy: true });
    void previewBinding({ code }).then((answer) => this.setData(toPreview(answer)));
  },

  onRelation({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { relation: Relation }>) {
    this.setData(withRelation(currentTarget.dataset.relation));
  },

  onBind() {
    const { code, relation, isBusy } = this.data;
    if (relation === '' || isBusy) return;
    this.setData({ isBusy: true, problem: null });
    void bindChild({ code, relation }).then((answer) => {
      const outcome = toOutcome(answer);
      if ('url' in outcome) void wx.redirectTo({ url: outcome.url });
      else this.setData({ isBusy: false, problem: outcome.problem });
    });
  },

  onBack() {
    this.setData(blank);
  },

  onRetry() {
    if (this.data.step === 'relation') this.onBind();
    else this.onNext();
  },
});
