import type { Failure } from '../../../services/answer';
import { getForStaff, reviewNotice, submitNotice, takeBackNotice, withdrawNotice } from '../../../services/notice';
import {
  blank,
  changeText,
  isChange,
  publishing,
  refused,
  returning,
  toView,
  type Asking,
  type Notice,
} from './notice-detail.model';

type Step = (notice: Notice) => Promise<{ ok: true } | Failure>;
type Reasoned = WechatMiniprogram.CustomEvent<{ reason: string }>;

Page({
  data: blank,
  noticeId: '',
  notice: null as Notice | null,
  last: null as Step | null,

  onLoad({ noticeId = '' }: { noticeId?: string }) {
    this.noticeId = noticeId;
  },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return getForStaff({ noticeId: this.noticeId }, (answer) => {
      if (answer.ok) this.notice = answer.data;
      this.setData(toView(answer, this.data, new Date()));
    });
  },

  onRetry() {
    void this.load();
  },

  onEdit() {
    void wx.navigateTo({ url: `/packages/staff/notice-edit/notice-edit?noticeId=${this.noticeId}` });
  },

  onProgress() {
    void wx.navigateTo({ url: `/packages/staff/notice-progress/notice-progress?noticeId=${this.noticeId}` });
  },

  onAsk({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { asking: Asking }>) {
    this.setData({ asking: currentTarget.dataset.asking, refusal: null, changed: '' });
  },

  onClose() {
    this.setData({ asking: '' });
  },

  onSubmit() {
    void this.step(({ noticeId, rev }) => submitNotice({ noticeId, rev }));
  },

  onTakeBack() {
    void this.step(({ noticeId, rev }) => takeBackNotice({ noticeId, rev }));
  },

  onPublish({ detail }: WechatMiniprogram.CustomEvent<{ publishAt: string | null }>) {
    void this.step((notice) => reviewNotice(publishing(notice, detail.publishAt)));
  },

  onReturn({ detail }: Reasoned) {
    void this.step((notice) => reviewNotice(returning(notice, detail.reason)));
  },

  onWithdraw({ detail: { reason } }: Reasoned) {
    void this.step(({ noticeId, rev }) => withdrawNotice({ noticeId, rev, reason }));
  },

  onRepeat() {
    if (this.last !== null) void this.step(this.last);
  },

  /** Takes one step with the notice as it was shown, then shows how it stands. */
  async step(take: Step) {
    const { notice } = this;
    if (notice === null || this.data.isSending) return;
    this.last = take;
    this.setData({ isSending: true, refusal: null, changed: '' });
    const answer = await take(notice);
    if (!answer.ok && !isChange(answer)) {
      this.setData(refused(answer));
      return;
    }
    await this.load();
    const changed = answer.ok || this.notice === null ? '' : changeText(notice, this.notice);
    this.setData({ isSending: false, asking: '', changed });
  },
});
