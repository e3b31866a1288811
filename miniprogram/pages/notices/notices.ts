import type { Answer } from '../../services/answer';
import { listMyNotices, moreOfMyNotices } from '../../services/notice';
import { waitingSubjects } from '../../services/offline-queue';
import { blank, toView, type Item } from './notices.model';

Page({
  data: blank,
  items: [] as Item[],
  isAdding: false,

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  onReachBottom() {
    void this.loadMore();
  },

  load() {
    return listMyNotices((answer) => this.show(answer, []));
  },

  async loadMore() {
    const after = this.data.next;
    if (after === '' || this.isAdding) return;
    this.isAdding = true;
    const answer = await moreOfMyNotices({ after });
    this.isAdding = false;
    if (this.data.next === after) this.show(answer, this.items);
  },

  show(answer: Answer<'notice.listMine'>, earlier: Item[]) {
    const kept = { acknowledged: waitingSubjects('notice.acknowledge'), read: waitingSubjects('notice.markRead') };
    this.setData(toView(answer, earlier, this.data, { kept, now: new Date() }));
    if (answer.ok) this.items = [...earlier, ...answer.data.notices];
  },

  onRetry() {
    void this.load();
  },

  onBind() {
    void wx.navigateTo({ url: '/pages/bind/bind' });
  },

  onOpen(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/notice/notice?noticeId=${event.currentTarget.dataset.id}` });
  },
});
