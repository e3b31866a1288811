import { appended, lacks } from '../../../components/pager/pager.model';
import { listLines, moreLines } from '../../../services/subsidy';
import { failed, loading } from '../../../text/screen';
import { blank, nothing, showOf, toView, type Show } from './batch-lines.model';

Page({
  data: blank,
  batchId: '',
  fetched: nothing,

  onLoad({ batchId = '', show = 'all' }: { batchId?: string; show?: string }) {
    this.batchId = batchId;
    this.setData({ show: showOf(show) });
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    const { show } = this.data;
    return listLines({ batchId: this.batchId, show }, (answer) => {
      if (this.data.show !== show) return;
      if (answer.ok) this.fetched = { rows: answer.data.lines, next: answer.data.next, page: 0 };
      this.setData(answer.ok ? toView(this.fetched, show) : failed(answer, this.data));
    });
  },

  onChoose({ detail }: WechatMiniprogram.CustomEvent<{ key: Show }>) {
    if (detail.key === this.data.show) return;
    this.setData({ ...loading, show: detail.key, rows: [] });
    void this.load();
  },

  onPrevious() {
    void this.turnTo(this.fetched.page - 1);
  },

  onNext() {
    void this.turnTo(this.fetched.page + 1);
  },

  async turnTo(page: number) {
    const { show } = this.data;
    const { next } = this.fetched;
    if (next !== null && lacks(this.fetched, page)) {
      this.setData({ isTurning: true });
      const answer = await moreLines({ batchId: this.batchId, show, after: next });
      if (this.data.show !== show) return;
      if (!answer.ok) {
        this.setData({ ...failed(answer, this.data), isTurning: false });
        return;
      }
      this.fetched = appended(this.fetched, answer.data.lines, answer.data.next);
    }
    this.fetched = { ...this.fetched, page };
    this.setData(toView(this.fetched, show));
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  onRetry() {
    void this.load();
  },
});
