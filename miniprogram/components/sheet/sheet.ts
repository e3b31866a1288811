/** A sheet from the bottom over a page: one decision, with everything that it needs in the slot. Event `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    heading: { type: String, value: '' },
  },
  methods: {
    onClose() {
      this.triggerEvent('close');
    },
  },
});
