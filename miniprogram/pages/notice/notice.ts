import { acknowledge, getMyNotice, markRead } from '../../services/notice';
import { waitingSubjects } from '../../services/offline-queue';
import { offerMessage } from '../../services/subscription';
import { blank, toOutcome, toView } from './notice.model';

Page({
  data: blank,
  noticeId: '',
  isMarked: false,

  onLoad({ noticeId = '' }: { noticeId?: string }) {
    this.noticeId = noticeId;
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return getMyNotice({ noticeId: this.noticeId }, (answer) => {
      const isKept = waitingSubjects('notice.acknowledge').includes(this.noticeId);
      this.setData(toView(answer, this.data, isKept, new Date()));
      if (answer.ok && !answer.data.read) this.mark();
    });
  },

  mark() {
    if (this.isMarked) return;
    this.isMarked = true;
    void markRead({ noticeId: this.noticeId });
  },

  onHome() {
    void wx.switchTab({ url: '/pages/home/home' });
  },

  onRetry() {
    void this.load();
  },

  onAcknowledge() {
    if (this.data.isSending) return;
    offerMessage('noticeReminder', () => void this.send());
    this.setData({ isSending: true, refusal: null });
  },

  async send() {
    const outcome = toOutcome(await acknowledge({ noticeId: this.noticeId }));
    if ('url' in outcome) return void wx.redirectTo({ url: outcome.url });
    this.setData({ isSending: false, refusal: outcome.refusal });
  },

  onCall() {
    wx.makePhoneCall({ phoneNumber: this.data.telephone, fail: () => undefined });
  },
});
