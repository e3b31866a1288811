import { checkBankResult, recordBankResult } from '../../../../services/subsidy';
import { chinaDay } from '../../../../text/dates';
import { blank, checking, isChange, onDay, refused, toChecked } from './bank-result.model';

/**
 * Takes the bank's result file into a batch: choose, check, see the sums, confirm, enter.
 * Events `recorded`, and `changed` when the batch is no longer what was shown.
 */
Component({
  properties: {
    batchId: { type: String, value: '' },
    rev: { type: Number, value: 0 },
  },
  data: { ...blank, fileId: '', today: chinaDay(new Date()) },
  methods: {
    onPicked({ detail }: WechatMiniprogram.CustomEvent<{ fileId: string }>) {
      void this.check(detail.fileId);
    },
    onAgain() {
      if (this.data.step === 'checked') this.onAsk();
      else void this.check(this.data.fileId);
    },
    async check(fileId: string) {
      this.setData({ ...checking, fileId });
      const answer = await checkBankResult({ batchId: this.data.batchId, fileId });
      if (!answer.ok && isChange(answer)) this.triggerEvent('changed');
      if (this.data.fileId === fileId) this.setData(toChecked(answer));
    },
    onPaidOn({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ ...onDay(detail.value), refusal: null });
    },
    /** What is about to be entered is shown once more, before it is. */
    onAsk() {
      if (this.data.step === 'checked' && this.data.paidOn !== '') this.setData({ isAsking: true, refusal: null });
    },
    onClose() {
      this.setData({ isAsking: false });
    },
    async onRecord() {
      const { batchId, rev, fileId, paidOn, step } = this.data;
      if (step === 'recording' || paidOn === '') return;
      this.setData({ step: 'recording', refusal: null });
      const answer = await recordBankResult({ batchId, rev, fileId, paidOn });
      if (answer.ok) {
        this.setData(blank);
        this.triggerEvent('recorded');
        return;
      }
      this.setData({ ...refused(answer), ...(isChange(answer) ? { isAsking: false } : {}) });
      if (isChange(answer)) this.triggerEvent('changed');
    },
  },
});
