import type { Problem } from '../../text/problem';

/** What went wrong, what to do next, and whom to call. Event `retry`. */
Component({
  properties: {
    /** From text/problem; nothing is shown while it is null. */
    problem: { type: Object, value: null as unknown as Problem },
    /** The school's telephone; without it there is no button to call. */
    telephone: { type: String, value: '' },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry');
    },
    onCall() {
      wx.makePhoneCall({ phoneNumber: this.data.telephone, fail: () => undefined });
    },
  },
});
