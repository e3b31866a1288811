import type { Failure } from '../../../services/answer';
import { approveBatch, auditBatch, getBatch, returnBatch } from '../../../services/subsidy';
import { afterChange, blank, done, isChange, refused, toView, type Asking, type Batch } from './batch.model';

const WATCH_MS = 3000;
type Step = (batch: Batch) => Promise<{ ok: true } | Failure>;

Page({
  data: blank,
  batchId: '',
  batch: null as Batch | null,
  last: null as Step | null,
  timer: 0,

  onLoad({ batchId = '' }: { batchId?: string }) {
    this.batchId = batchId;
  },

  onShow() {
    void this.load();
  },

  onHide() {
    clearTimeout(this.timer);
  },

  onUnload() {
    clearTimeout(this.timer);
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return getBatch({ batchId: this.batchId }, (answer, source) => {
      if (answer.ok) this.batch = answer.data;
      this.setData(toView(answer, this.data));
      if (answer.ok && source === 'network') this.watch(answer.data);
    });
  },

  /** A list that is still being entered is looked at again by itself. */
  watch({ state }: Batch) {
    clearTimeout(this.timer);
    if (state === 'importing') this.timer = setTimeout(() => void this.load(), WATCH_MS);
  },

  onRetry() {
    void this.load();
  },

  onLines({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { show: string }>) {
    const query = `batchId=${this.batchId}&show=${currentTarget.dataset.show}`;
    void wx.navigateTo({ url: `/packages/finance/batch-lines/batch-lines?${query}` });
  },

  onAsk({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { asking: Asking }>) {
    this.setData({ asking: currentTarget.dataset.asking, refusal: null, changed: '' });
  },

  onClose() {
    this.setData({ asking: '', refusal: null });
  },

  onSign() {
    void this.step(({ batchId, rev, count, totalFen, next }) => {
      const signed = { batchId, rev, count, totalFen };
      return next === 'audit' ? auditBatch(signed) : approveBatch(signed);
    });
  },

  onReturn({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void this.step(({ batchId, rev }) => returnBatch({ batchId, rev, reason }));
  },

  /** Takes one step with the batch as it was shown, then shows how it stands. */
  async step(take: Step) {
    const { batch } = this;
    if (batch === null || this.data.isSending) return;
    this.last = take;
    this.setData({ isSending: true, refusal: null, changed: '' });
    const answer = await take(batch);
    if (!answer.ok && !isChange(answer)) {
      this.setData(refused(answer));
      return;
    }
    await this.load();
    this.setData(answer.ok || this.batch === null ? done : afterChange(batch, this.batch, this.data.asking));
  },

  onRepeat() {
    if (this.last !== null) void this.step(this.last);
  },

  onPayAgain() {
    if (this.batch === null) return;
    const { schoolId, programme, term } = this.batch;
    const query = `schoolId=${schoolId}&programme=${programme}&term=${term}`;
    void wx.navigateTo({ url: `/packages/finance/batch-new/batch-new?${query}` });
  },

  onRecorded() {
    void this.load();
  },
});
