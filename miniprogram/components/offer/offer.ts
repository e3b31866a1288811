import type { Offer } from '../../text/invitation';

/** What an invitation offers, and the one question. Events `accept` and `refuse`. */
Component({
  properties: {
    /** From text/invitation. */
    offer: { type: Object, value: null as unknown as Offer },
    busy: { type: Boolean, value: false },
  },
  methods: {
    onAccept() {
      if (!this.data.busy) this.triggerEvent('accept');
    },
    onRefuse() {
      if (!this.data.busy) this.triggerEvent('refuse');
    },
  },
});
