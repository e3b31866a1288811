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
      const isKept = !this.data.isSending && waitingSubjects('notice.acknowledge').includes(this.noticeId);
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
    const offer = offerMessage('noticeReminder');
    this.setData({ isSending: true, refusal: null });
    void this.send(offer);
  },

  /** Sends while WeChat still asks about messages: whoever closes the app over that question has signed. */
  async send(offer: Promise<void>) {
    const [answer] = await Promise.all([acknowledge({ noticeId: this.noticeId }), offer]);
    const outcome = toOutcome(answer);
    if ('url' in outcome) return void wx.redirectTo({ url: outcome.url });
    this.setData({ isSending: false, refusal: outcome.refusal });
  },

  onCall() {
    wx.makePhoneCall({ phoneNumber: this.data.telephone, fail: () => undefined });
  },
});
