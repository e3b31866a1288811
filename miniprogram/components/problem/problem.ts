import type { Problem } from '../../text/problem';

/** What went wrong, what to do next, and whom to call. Events `retry` and, for `actionText`, `act`. */
Component({
  properties: {
    /** From text/problem; nothing is shown while it is null. */
    problem: { type: Object, value: null as unknown as Problem },
    /** The school's telephone; without it there is no button to call. */
    telephone: { type: String, value: '' },
    /** A way out that only this page knows: 绑定孩子. */
    actionText: { type: String, value: '' },
    /** Nothing else is on the page: where nothing can be done, it leads home. */
    isPage: { type: Boolean, value: false },
  },
  methods: {
    onAct() {
      this.triggerEvent('act');
    },
    onHome() {
      void wx.switchTab({ url: '/pages/home/home' });
    },
    onRetry() {
      this.triggerEvent('retry');
    },
    onCall() {
      wx.makePhoneCall({ phoneNumber: this.data.telephone, fail: () => undefined });
    },
  },
});
