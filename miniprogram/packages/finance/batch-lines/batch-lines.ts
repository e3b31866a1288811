import { turn } from '../../../components/pager/turn';
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
    this.fetched = nothing;
    this.setData({ ...loading, show: detail.key, rows: [] });
    void this.load();
  },

  onPrevious() {
    void this.turnTo(this.fetched.page - 1);
  },

  onNext() {
    void this.turnTo(this.fetched.page + 1);
  },

  turnTo(page: number) {
    const { show } = this.data;
    return turn(this, page, {
      more: (after) => moreLines({ batchId: this.batchId, show, after }),
      rowsOf: ({ lines }) => lines,
      view: () => toView(this.fetched, show),
    });
  },

  onRetry() {
    void this.load();
  },
});
