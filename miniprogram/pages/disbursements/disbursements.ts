import type { Answer } from '../../services/answer';
import { waitingSubjects } from '../../services/offline-queue';
import { listMyDisbursements, moreOfMyDisbursements } from '../../services/subsidy';
import { blank, toView, type Item } from './disbursements.model';

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
    return listMyDisbursements((answer) => this.show(answer, []));
  },

  async loadMore() {
    const after = this.data.next;
    if (after === '' || this.isAdding) return;
    this.isAdding = true;
    const answer = await moreOfMyDisbursements({ after });
    this.isAdding = false;
    if (this.data.next === after) this.show(answer, this.items);
  },

  show(answer: Answer<'subsidy.listMine'>, earlier: Item[]) {
    this.setData(toView(answer, earlier, this.data, waitingSubjects('subsidy.confirmReceipt')));
    if (answer.ok) this.items = [...earlier, ...answer.data.disbursements];
  },

  onRetry() {
    void this.load();
  },

  onCall({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { telephone: string }>) {
    wx.makePhoneCall({ phoneNumber: currentTarget.dataset.telephone, fail: () => undefined });
  },

  onBind() {
    void wx.navigateTo({ url: '/pages/bind/bind' });
  },

  onOpen(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/disbursement/disbursement?disbursementId=${event.currentTarget.dataset.id}` });
  },
});
