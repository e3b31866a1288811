import { getProgress, remind } from '../../../services/notice';
import { blank, toOutcome, toView } from './notice-progress.model';

Page({
  data: blank,
  noticeId: '',

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
    return getProgress({ noticeId: this.noticeId }, (answer) => this.setData(toView(answer, this.data)));
  },

  onRetry() {
    void this.load();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const query = `noticeId=${this.noticeId}&classId=${currentTarget.dataset.id}`;
    void wx.navigateTo({ url: `/packages/staff/notice-class/notice-class?${query}` });
  },

  async onRemind() {
    if (this.data.isSending) return;
    this.setData({ isSending: true, refusal: null, done: '' });
    const answer = await remind({ noticeId: this.noticeId });
    this.setData(toOutcome(answer));
    if (answer.ok) await this.load();
  },
});
