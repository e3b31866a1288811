import { getProgress, remind } from '../../../services/notice';
import { blank, toOutcome, toPage, toView, type Progress } from './notice-progress.model';

Page({
  data: blank,
  noticeId: '',
  progress: null as Progress | null,

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
    return getProgress({ noticeId: this.noticeId }, (answer) => {
      if (answer.ok) this.progress = answer.data;
      this.setData(toView(answer, this.data, new Date()));
    });
  },

  onPrevious() {
    this.turnTo(this.data.page - 1);
  },

  onNext() {
    this.turnTo(this.data.page + 1);
  },

  turnTo(page: number) {
    if (this.progress !== null) this.setData(toPage(this.progress, page));
  },

  onRetry() {
    void this.load();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const query = `noticeId=${this.noticeId}&classId=${currentTarget.dataset.id}`;
    void wx.navigateTo({ url: `/packages/staff/notice-class/notice-class?${query}` });
  },

  async onRemind() {
    if (this.data.isSending || !this.data.mayRemind) return;
    this.setData({ isSending: true, refusal: null, done: '' });
    const answer = await remind({ noticeId: this.noticeId });
    this.setData(toOutcome(answer));
    if (answer.ok) await this.load();
  },
});
