import type { AskedPurpose } from '../../../../contract/opening';
import { getPupil, takeBackDeparture } from '../../../services/ledger';
import { findWorkplace } from '../../../services/workplace';
import { toProblem, type Problem } from '../../../text/problem';
import { blank, mayAsk, toView } from './pupil.model';

Page({
  data: {
    ...blank,
    isRecording: false,
    isTakingBack: false,
    isSending: false,
    refusal: null as Problem | null,
  },
  pupilId: '',
  purpose: undefined as AskedPurpose | undefined,

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.pupilId = pupilId;
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const { pupilId, purpose } = this;
    const [answer, place] = await Promise.all([
      getPupil({ pupilId, ...(purpose ? { purpose } : {}) }),
      findWorkplace(''),
    ]);
    this.setData({ ...toView(answer, this.data), mayAsk: mayAsk(place) });
  },

  /** Said once; the same reason goes with what the page asks from then on. */
  onReason({ detail: { purpose } }: WechatMiniprogram.CustomEvent<{ purpose: AskedPurpose }>) {
    this.purpose = purpose;
    this.setData({ phase: 'loading', problem: null });
    void this.load();
  },

  onConsents() {
    void wx.navigateTo({ url: `/packages/staff/consents/consents?pupilId=${this.pupilId}` });
  },

  onRetry() {
    void this.load();
  },

  onRecord() {
    this.setData({ isRecording: true });
  },

  onAskTakeBack() {
    this.setData({ isTakingBack: true, refusal: null });
  },

  onClose() {
    this.setData({ isRecording: false, isTakingBack: false });
  },

  onRecorded() {
    this.setData({ isRecording: false });
    void this.load();
  },

  async onTakeBack({ detail: { reason } }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { rev, isSending } = this.data;
    if (isSending) return;
    this.setData({ isSending: true });
    const answer = await takeBackDeparture({ pupilId: this.pupilId, rev, reason });
    this.setData({ isSending: false, isTakingBack: false, refusal: answer.ok ? null : toProblem(answer) });
    await this.load();
  },
});
