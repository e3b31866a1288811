import { getProgressOfClass } from '../../../services/notice';
import { blank, toList, toView, type Pupil } from './notice-class.model';

Page({
  data: blank,
  query: { noticeId: '', classId: '' },
  pupils: [] as Pupil[],

  onLoad({ noticeId = '', classId = '' }: { noticeId?: string; classId?: string }) {
    this.query = { noticeId, classId };
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return getProgressOfClass(this.query, (answer) => {
      if (answer.ok) this.pupils = answer.data.pupils;
      this.setData(toView(answer, this.data));
    });
  },

  onRetry() {
    void this.load();
  },

  onChoose({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData(toList(this.pupils, detail.key, 0));
  },

  onPrevious() {
    this.turnTo(this.data.page - 1);
  },

  onNext() {
    this.turnTo(this.data.page + 1);
  },

  turnTo(page: number) {
    this.setData(toList(this.pupils, this.data.show, page));
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
});
