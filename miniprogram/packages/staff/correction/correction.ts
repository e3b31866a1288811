import type { AskedPurpose } from '../../../../contract/opening';
import { applyCorrection, getCorrections, verifyCorrection } from '../../../services/ledger';
import { blank, changedText, confirming, refused, toView, type Waiting } from './correction.model';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;
type Decision = Parameters<typeof applyCorrection>[0]['decision'];

Page({
  data: blank,
  pupilId: '',
  purpose: undefined as AskedPurpose | undefined,
  last: null as (() => void) | null,

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.pupilId = pupilId;
  },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const { pupilId, purpose } = this;
    this.setData(toView(await getCorrections({ pupilId, ...(purpose ? { purpose } : {}) }), this.data));
  },

  /** Said once; the same reason goes with what the page asks from then on. */
  onReason({ detail: { purpose } }: WechatMiniprogram.CustomEvent<{ purpose: AskedPurpose }>) {
    this.purpose = purpose;
    this.setData({ phase: 'loading', problem: null });
    void this.load();
  },

  onRetry() {
    void this.load();
  },

  onAskReason({ currentTarget }: Tap) {
    this.setData({ about: currentTarget.dataset.id, refusal: null, changed: '' });
  },

  onClose() {
    this.setData({ about: '' });
  },

  onAccept({ currentTarget }: Tap) {
    const found = this.waitingOf(currentTarget.dataset.id);
    if (found === undefined) return;
    wx.showModal({
      ...confirming(found, this.data.heading),
      success: ({ confirm }) => {
        if (confirm) void this.decide(found, { kind: 'accept' });
      },
    });
  },

  onRefuse({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const found = this.waitingOf(this.data.about);
    if (found !== undefined) void this.decide(found, { kind: 'refuse', reason });
  },

  waitingOf(correctionId: string): Waiting | undefined {
    return this.data.waiting.find(({ id }) => id === correctionId);
  },

  onRepeat() {
    this.last?.();
  },

  async decide(waiting: Waiting, decision: Decision) {
    if (this.data.isSending) return;
    this.last = () => void this.decide(waiting, decision);
    this.setData({ isSending: true, refusal: null, changed: '' });
    const take = waiting.step === 'verify' ? verifyCorrection : applyCorrection;
    const answer = await take({ pupilId: this.pupilId, correctionId: waiting.id, decision });
    const isMoved = !answer.ok && answer.code === 'wrong-state';
    if (!answer.ok && !isMoved) {
      this.setData(refused(answer));
      return;
    }
    await this.load();
    this.setData({ isSending: false, about: '', changed: isMoved ? changedText : '' });
  },
});
