/**
 * Asks why something is sent back or taken down: a tap on a usual reason, or own words.
 * Events `confirm` with `{ reason }` and `close`. What was typed stays, so that a lost answer costs no words.
 */
Component({
  properties: {
    show: { type: Boolean, value: false },
    heading: { type: String, value: '' },
    /** Who will read the reason, and what happens then. */
    note: { type: String, value: '' },
    /** Usual reasons. */
    usual: { type: Array, value: [] as string[] },
    /** What the button does: verb and object. */
    action: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: { reason: '', missing: false, choices: [] as { key: string; label: string }[] },
  observers: {
    usual(usual: string[]) {
      this.setData({ choices: usual.map((reason) => ({ key: reason, label: reason })) });
    },
  },
  methods: {
    onChoose({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.setData({ reason: detail.key, missing: false });
    },
    onInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ reason: detail.value, missing: false });
    },
    onConfirm() {
      const reason = this.data.reason.replace(/\s+/g, ' ').trim();
      if (this.data.busy) return;
      if (reason === '') this.setData({ missing: true });
      else this.triggerEvent('confirm', { reason });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
