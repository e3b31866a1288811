import { listWork, openHome } from '../../services/home';
import { waitingSubjects } from '../../services/offline-queue';
import { blank, toView, toWorkView } from './home.model';

Page({
  data: blank,

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const work: Promise<void>[] = [];
    await openHome((answer) => {
      const kept = {
        acknowledged: waitingSubjects('notice.acknowledge'),
        read: waitingSubjects('notice.markRead'),
        answered: waitingSubjects('subsidy.confirmReceipt'),
      };
      this.setData(toView(answer, this.data, kept, new Date()));
      if (this.data.isStaff && work.length === 0) work.push(this.loadWork());
    });
    await Promise.all(work);
  },

  loadWork() {
    return listWork((answer) => this.setData(toWorkView(answer, this.data, new Date())));
  },

  onRetry() {
    void this.load();
  },

  onOpenPayment(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    open(`/pages/disbursement/disbursement?disbursementId=${event.currentTarget.dataset.id}`);
  },

  onOpenNotice(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    open(`/pages/notice/notice?noticeId=${event.currentTarget.dataset.id}`);
  },

  onOpenEntry(event: WechatMiniprogram.TouchEvent<object, object, { url: string }>) {
    open(event.currentTarget.dataset.url);
  },

  onCall() {
    wx.makePhoneCall({ phoneNumber: this.data.former?.telephone ?? '', fail: () => undefined });
  },

  onGuardian() {
    open('/pages/bind/bind');
  },

  onTeacher() {
    open('/pages/join/join');
  },
});

function open(url: string): void {
  void wx.navigateTo({ url });
}
