import type { Input } from '../../../contract/index';
import type { ReceiptAnswer } from '../../../contract/disbursement';
import { draftOf, dropDraft, keepDraft } from '../../services/draft';
import { keptReceipt } from '../../services/offline-queue';
import { offerMessage } from '../../services/subscription';
import { confirmReceipt, getMyDisbursement } from '../../services/subsidy';
import { blank, toAmount, toOutcome, toView, withAmount, withQuestion } from './disbursement.model';

Page({
  data: blank,
  disbursementId: '',

  onLoad({ disbursementId = '' }: { disbursementId?: string }) {
    this.disbursementId = disbursementId;
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    const { disbursementId } = this;
    return getMyDisbursement({ disbursementId }, (answer) => {
      this.setData(toView(answer, this.data, keptReceipt(disbursementId)));
    });
  },

  onHome() {
    void wx.switchTab({ url: '/pages/home/home' });
  },

  onRetry() {
    void this.load();
  },

  onAnswer({ detail }: WechatMiniprogram.CustomEvent<{ value: ReceiptAnswer }>) {
    if (detail.value === 'wrong-amount') this.setData(withAmount(draftOf(this.draft())));
    else this.answer({ answer: detail.value });
  },

  onType({ detail }: WechatMiniprogram.Input) {
    keepDraft(this.draft(), detail.value);
    this.setData({ typed: detail.value, typedFault: '' });
  },

  onSendAmount() {
    const amount = toAmount(this.data.typed, this.data.fen);
    if ('fault' in amount) this.setData({ typedFault: amount.fault });
    else this.answer({ answer: 'wrong-amount', receivedFen: amount.fen });
  },

  onChange() {
    this.setData(withQuestion());
  },

  /** In the tap itself, before anything else: WeChat asks about messages only then. */
  answer(given: Omit<Input<'subsidy.confirmReceipt'>, 'disbursementId'>) {
    if (this.data.isSending) return;
    const offer = offerMessage('receiptReminder');
    this.setData({ isSending: true, isAnswering: true, refusal: null });
    void this.send(given, offer);
  },

  /** Sends while WeChat still asks about messages: whoever closes the app over that question has answered. */
  async send(given: Omit<Input<'subsidy.confirmReceipt'>, 'disbursementId'>, offer: Promise<void>) {
    const confirmed = confirmReceipt({ disbursementId: this.disbursementId, ...given });
    const [answer] = await Promise.all([confirmed, offer]);
    const outcome = toOutcome(answer, given.answer);
    if ('refusal' in outcome) {
      this.setData({ isSending: false, refusal: outcome.refusal });
    } else {
      dropDraft(this.draft());
      void wx.redirectTo({ url: outcome.url });
    }
  },

  draft() {
    return `receipt:${this.disbursementId}`;
  },

  onCall() {
    wx.makePhoneCall({ phoneNumber: this.data.telephone, fail: () => undefined });
  },
});
