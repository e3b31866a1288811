import { getPupil, takeBackDeparture } from '../../../services/ledger';
import { toProblem, type Problem } from '../../../text/problem';
import { blank, toView } from './pupil.model';

Page({
  data: {
    ...blank,
    isRecording: false,
    isTakingBack: false,
    isSending: false,
    refusal: null as Problem | null,
  },
  pupilId: '',

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.pupilId = pupilId;
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    this.setData(toView(await getPupil({ pupilId: this.pupilId }), this.data));
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
