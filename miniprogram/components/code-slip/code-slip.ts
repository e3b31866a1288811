import { slipText, type Slip } from './code-slip.model';

/** A code large enough to be scanned or read across a table, and the words for paper. Event `close`. */
Component({
  properties: {
    /** From code-slip.model; nothing is shown while it is null. */
    slip: { type: Object, value: null as unknown as Slip },
  },
  methods: {
    onCopy() {
      wx.setClipboardData({ data: slipText(this.data.slip), fail: () => undefined });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
